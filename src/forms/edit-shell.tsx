import type { ReactNode } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { notify, notifyResult, type Outcome } from '../ui/notify';
import { FormShell } from './form-shell';
import type { JsonEditing } from './use-json-mode';

interface EditShellProps<V extends FieldValues, P extends { calls: readonly unknown[] }> {
  form: UseFormReturn<V>;
  /** The screen's plan runner; `submit` resolves to undefined when a call failed. */
  change: {
    running: boolean;
    resumable: boolean;
    /** `stale`: someone else changed the resource; submitting again overwrites. */
    state: { readonly stale?: unknown };
    submit: (plan: P) => Promise<Outcome | undefined>;
  };
  /** The update for the values; without calls when nothing differs. */
  plan: (values: V) => P;
  /** The notification on success. */
  saved: (values: V) => string;
  /** The URL of the resource: the destination after save and cancel. */
  detail: string;
  /** The error of the last save; null when there is none. */
  progress: ReactNode;
  preview: (plan: P) => ReactNode;
  disabledReason?: string | undefined;
  /** The form's JSON mode; its `plan` then replaces the form's. */
  json?: JsonEditing<V, P> | undefined;
  children: ReactNode;
}

/** The frame of every edit form: saves the differences, and sends nothing when there are none. */
export function EditShell<V extends FieldValues, P extends { calls: readonly unknown[] }>(
  props: EditShellProps<V, P>,
) {
  const { form, change, plan, json, saved, detail, preview } = props;
  const submit = async (values: V) => {
    const update = plan(values);
    if (update.calls.length === 0) {
      notify('info', 'No changes, so nothing was sent.');
      return detail;
    }
    const result = await change.submit(update);
    if (!result) return undefined;
    notifyResult(result, 'success', saved(values));
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
