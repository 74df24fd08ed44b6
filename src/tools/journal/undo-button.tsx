import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { connectionKey } from '../../client/connection/clients';
import type { Connection } from '../../client/connection/connection';
import { useConnection } from '../../client/connection/use-connection';
import { describeCall } from '../../plans/journal/describe-call';
import type { JournalEntry } from '../../plans/journal/journal-entry';
import { undoGroup } from '../../plans/journal/undo/undo-group';
import type { UndoResult } from '../../plans/journal/undo/undo-parts';
import { undoPlan } from '../../plans/journal/undo/undo-plan';
import { isRead } from '../../service/operations';
import { UndoDialog } from './undo';

/** The undo of an entry on a connection, or why there is none. */
export function undoOf(entry: JournalEntry, connection: Connection): UndoResult {
  if (entry.undone) return { reason: 'Already undone.' };
  const { name, region } = entry.connection;
  if (connectionKey(entry.connection) !== connectionKey(connection)) {
    return { reason: `It was sent on ${name} (${region}), which is not the active connection.` };
  }
  return undoPlan(entry);
}

interface UndoButtonProps {
  /** One call, or all the calls of a change. */
  entries: readonly JournalEntry[];
  inline?: boolean;
  /** Renders nothing instead of a disabled button. */
  onlyPossible?: boolean;
}

/** Undoes a change; a disabled button shows the reason. Renders nothing for calls that changed nothing. */
export function UndoButton({ entries, inline = false, onlyPossible = false }: UndoButtonProps) {
  const [open, setOpen] = useState(false);
  const connection = useConnection();
  const [first] = entries;
  if (!first || entries.every(({ operation, outcome }) => isRead(operation) || outcome !== 'ok')) return null;
  const what =
    entries.length === 1
      ? `${first.operation} of ${describeCall(first)}`
      : (first.change?.title ?? 'The change');
  const undo = undoGroup(what, entries, (entry) => undoOf(entry, connection));
  const reason = 'reason' in undo ? undo.reason : undefined;
  if (onlyPossible && reason !== undefined && !open) return null;
  return (
    <>
      <Button
        {...(inline ? { variant: 'inline-link' as const } : {})}
        ariaLabel={`Undo ${what}`}
        disabled={reason !== undefined && !open}
        {...(reason === undefined || open ? {} : { disabledReason: reason })}
        onClick={() => setOpen(true)}
      >
        {entries.length === 1 ? 'Undo…' : `Undo ${entries.length} calls…`}
      </Button>
      {open && 'plan' in undo && (
        <UndoDialog what={what} entries={entries} undo={undo} onDismiss={() => setOpen(false)} />
      )}
    </>
  );
}
