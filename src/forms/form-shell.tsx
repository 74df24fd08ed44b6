import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useContext, useEffect, useRef } from 'react';
import { type FieldValues, FormProvider, type UseFormReturn, useWatch } from 'react-hook-form';
import { useBlocker, useNavigate } from 'react-router';
import { WriteLock } from '../ui/write-lock';
import { JsonFields, JsonSwitch, useJsonMode } from './json-mode';
import type { JsonEditing } from './use-json-mode';

interface FormShellProps<V extends FieldValues> {
  form: UseFormReturn<V>;
  submitLabel: string;
  /** A submit is under way. */
  loading: boolean;
  /** What the last submit failed with, ready to show; null when it did not. */
  submitError: ReactNode;
  /**
   * Does the work.
   * @returns the address to go to when all is done; undefined keeps the form as it is.
   */
  onSubmit: (values: V) => Promise<string | undefined>;
  cancelHref: string;
  /** Shown below the fields, live: what submitting would send right now. */
  preview: (values: V) => ReactNode;
  /** The reason why the form cannot be submitted at all. */
  disabledReason?: string | undefined;
  /** The form's JSON side; a form without one has fields alone. */
  json?: JsonEditing<V, unknown> | undefined;
  /** Submitting changes nothing in the service, so that a read-only connection does not matter. */
  changesNothing?: boolean;
  /** Further buttons beside submit, such as a way back. */
  secondary?: ReactNode;
  children: ReactNode;
}

/** The frame of every form: errors at their cause, a guard against losing what is typed, submit and cancel. */
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
    (mode.fault && `The JSON has a fault: ${mode.fault}`) ??
    (props.changesNothing ? undefined : lock);

  const submit = form.handleSubmit(async (values) => {
    const target = await props.onSubmit(values);
    if (target === undefined) return;
    done.current = true;
    await navigate(target);
  });

  return (
    <FormProvider {...form}>
      <form
        noValidate
        onSubmit={(event) => {
          // Enter in a field submits whatever the button looks like.
          if (props.loading || reason !== undefined) event.preventDefault();
          else void submit(event);
        }}
      >
        <SpaceBetween size="l">
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
  // Subscribes here, so that a key press redraws the preview and not the form.
  useWatch({ control: form.control });
  return render(form.getValues());
}

/** Asks before typed text is lost: on a link, on back, and on closing the tab. */
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
      What you typed on this page would be lost.
    </Modal>
  );
}
