import type { ReactNode } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { notify, type Outcome } from '../ui/notify';
import { FormShell } from './form-shell';
import type { JsonEditing } from './use-json-mode';

interface EditShellProps<V extends FieldValues, P extends { calls: readonly unknown[] }> {
  form: UseFormReturn<V>;
  /** The screen's plan runner; `submit` resolves to undefined when a call failed. */
  change: {
    running: boolean;
    resumable: boolean;
    /** `stale`: somebody else changed the resource; submitting once more saves all the same. */
    state: { readonly stale?: unknown };
    submit: (plan: P) => Promise<Outcome | undefined>;
  };
  /** The update that the values ask for; without calls when nothing differs. */
  plan: (values: V) => P;
  /** What to say when it is done. */
  saved: (values: V) => string;
  /** Where the resource is shown: the way back, saved or not. */
  detail: string;
  /** What the last save failed with; null when it did not. */
  progress: ReactNode;
  preview: (plan: P) => ReactNode;
  disabledReason?: string | undefined;
  /** The form's JSON side; `plan` is its plan then. */
  json?: JsonEditing<V, P> | undefined;
  children: ReactNode;
}

/** The frame of every edit form: saves what differs, and sends nothing when nothing does. */
export function EditShell<V extends FieldValues, P extends { calls: readonly unknown[] }>(
  props: EditShellProps<V, P>,
) {
  const { form, change, plan, json, saved, detail, preview } = props;
  const submit = async (values: V) => {
    const update = plan(values);
    if (update.calls.length === 0) {
      notify('info', 'Nothing was changed, so nothing was sent.');
      return detail;
    }
    const result = await change.submit(update);
    if (!result) return undefined;
    notify('success', saved(values), result);
    return detail;
  };
  return (
    <FormShell
      form={form}
      submitLabel={change.resumable ? 'Resume' : change.state.stale ? 'Overwrite' : 'Save'}
      loading={change.running}
      submitError={props.progress}
      onSubmit={submit}
      cancelHref={detail}
      preview={(values) => preview(plan(values))}
      disabledReason={props.disabledReason}
      json={json}
    >
      {props.children}
    </FormShell>
  );
}
