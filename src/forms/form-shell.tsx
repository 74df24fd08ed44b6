import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useContext, useEffect, useRef } from 'react';
import { type FieldValues, FormProvider, type UseFormReturn, useWatch } from 'react-hook-form';
import { useBlocker, useNavigate } from 'react-router';
import { trimPasted } from '../ui/trim-pasted';
import { WriteLock } from '../ui/write-lock';
import { JsonFields, JsonSwitch, useJsonMode } from './json-mode';
import type { JsonEditing } from './use-json-mode';

/** Where a submitted form leads: a URL, or a URL with what its screen shows once (it survives a reload). */
export type FormTarget = string | { href: string; state: unknown };

interface FormShellProps<V extends FieldValues> {
  form: UseFormReturn<V>;
  submitLabel: string;
  /** A submit is in progress. */
  loading: boolean;
  /** The error of the last submit, ready to render; null when there is none. */
  submitError: ReactNode;
  /**
   * Submits the values.
   * @returns where to navigate on success; undefined keeps the form open.
   */
  onSubmit: (values: V) => Promise<FormTarget | undefined>;
  cancelHref: string;
  /** A live preview below the fields of what submitting would send. */
  preview: (values: V) => ReactNode;
  /** The reason why the form cannot be submitted at all. */
  disabledReason?: string | undefined;
  /** The form's JSON mode; without it the form has only fields. */
  json?: JsonEditing<V, unknown> | undefined;
  /** Submitting sends no write, so that a read-only connection does not disable it. */
  changesNothing?: boolean;
  /** Further buttons beside submit, such as Back. */
  secondary?: ReactNode;
  children: ReactNode;
}

/** The frame of every form: errors at their fields, a guard against losing unsaved input, submit and cancel. */
export function FormShell<V extends FieldValues>(props: FormShellProps<V>) {
  const { form, json } = props;
  const mode = useJsonMode(form, json);
  const navigate = useNavigate();
  const done = useRef(false);
  const { isDirty, errors, submitCount } = form.formState;
  const errorCount = Object.keys(errors).filter((name) => name !== 'root').length;

  const changed = isDirty || Object.keys(json?.unmapped ?? {}).length > 0 || mode.fault !== undefined;
  const lock = useContext(WriteLock);
  const reason =
    props.disabledReason ??
    (mode.fault && `The JSON is invalid: ${mode.fault}`) ??
    (props.changesNothing ? undefined : lock);

  const submit = form.handleSubmit(async (values) => {
    const target = await props.onSubmit(values);
    if (target === undefined) return;
    done.current = true;
    if (typeof target === 'string') await navigate(target);
    else await navigate(target.href, { state: target.state });
  });

  return (
    <FormProvider {...form}>
      <form
        noValidate
        onPasteCapture={trimPasted}
        onSubmit={(event) => {
          // Enter in a field submits even when the button is disabled.
          if (props.loading || reason !== undefined) event.preventDefault();
          else void submit(event);
        }}
      >
        <SpaceBetween size="l">
          {lock !== undefined && !props.changesNothing && <Alert type="info">{lock}</Alert>}
          {json && (
            <JsonSwitch mode={mode} onOpen={mode.open} onClose={mode.close} disabled={props.loading} />
          )}
          {json && mode.text !== undefined ? (
            <JsonFields form={form} mode={mode} onType={mode.type} />
          ) : (
            props.children
          )}
          {errors.root?.rules?.message && (
            <div role="alert">
              <Alert type="error">{errors.root.rules.message}</Alert>
            </div>
          )}
          {submitCount > 0 && errorCount > 0 && (
            <div role="alert">
              <Alert type="error">
                {errorCount === 1 ? 'One field needs' : `${errorCount} fields need`} attention; nothing was
                sent.
              </Alert>
            </div>
          )}
          {props.submitError}
          <Preview form={form} render={props.preview} />
          <Box float="right">
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" href={props.cancelHref}>
                Cancel
              </Button>
              {props.secondary}
              <Button
                variant="primary"
                formAction="submit"
                loading={props.loading}
                disabled={reason !== undefined}
                {...(reason === undefined ? {} : { disabledReason: reason })}
              >
                {props.submitLabel}
              </Button>
            </SpaceBetween>
          </Box>
        </SpaceBetween>
      </form>
      <LeaveGuard active={changed} done={done} />
    </FormProvider>
  );
}

function Preview<V extends FieldValues>({
  form,
  render,
}: {
  form: UseFormReturn<V>;
  render: (values: V) => ReactNode;
}) {
  // Subscribes here, so that a key press renders the preview and not the form.
  useWatch({ control: form.control });
  return render(form.getValues());
}

/** Confirms before unsaved input is lost: on a link, on Back, and on closing the tab. */
export function LeaveGuard({ active, done }: { active: boolean; done: { current: boolean } }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      active && !done.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!active) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [active]);

  if (blocker.state !== 'blocked') return null;
  return (
    <Modal
      visible
      size="small"
      header="Leave without saving?"
      closeAriaLabel="Close"
      onDismiss={() => blocker.reset()}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => blocker.proceed()}>Leave</Button>
            <Button variant="primary" onClick={() => blocker.reset()}>
              Stay
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      Your unsaved changes on this page will be lost.
    </Modal>
  );
}
