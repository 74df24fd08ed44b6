import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { type ReactNode, startTransition, useState } from 'react';
import { notifyResult, type Outcome } from '../ui/notify';

/** Props of the dialog of an action. */
export interface BulkDialog<T> {
  /** The rows as they were when the dialog opened: a reload behind it must not change them. */
  rows: readonly T[];
  onDismiss: () => void;
  /** @param skipped names of resources skipped after a rejected call; @param text the result, as a sentence; @param result of the plan */
  onDone: (skipped: readonly string[], text: string, result: Outcome) => void;
}

interface BulkActionsProps<T, Verb extends string> {
  /** Plural: "routes". */
  nouns: string;
  rows: readonly T[];
  /** The actions and their labels. */
  verbs: Readonly<Record<Verb, string>>;
  /** Why an action cannot be chosen for these rows. */
  reasons?: Readonly<Partial<Record<Verb, string>>> | undefined;
  clear: () => void;
  dialog: (verb: Verb, dialog: BulkDialog<T>) => ReactNode;
}

/** The menu of actions on the selected rows, and the dialog of the chosen action. */
export function BulkActions<T, Verb extends string>(props: BulkActionsProps<T, Verb>) {
  const { nouns, rows, verbs, reasons, clear } = props;
  const [open, setOpen] = useState<{ verb: Verb; rows: readonly T[] }>();
  const close = () => setOpen(undefined);
  return (
    <>
      <ButtonDropdown
        disabled={rows.length === 0}
        {...(rows.length === 0 ? { disabledReason: `Select ${nouns} first.` } : {})}
        items={Object.entries<string>(verbs).map(([id, text]) => {
          const disabledReason = reasons?.[id as Verb];
          return { id, text, ...(disabledReason !== undefined && { disabled: true, disabledReason }) };
        })}
        // The menu closes first: a dialog that names hundreds of rows must not delay that frame.
        onItemClick={({ detail }) => startTransition(() => setOpen({ verb: detail.id as Verb, rows }))}
      >
        Actions
      </ButtonDropdown>
      {open &&
        props.dialog(open.verb, {
          rows: open.rows,
          onDismiss: close,
          onDone: (skipped, text, result) => {
            close();
            clear();
            if (skipped.length === 0) notifyResult(result, 'success', text);
            else
              notifyResult(
                result,
                'warning',
                `${text} Skipped after a rejected call: ${skipped.join(', ')}.`,
              );
          },
        })}
    </>
  );
}
