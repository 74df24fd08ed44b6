import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type FormEvent, type ReactNode, useState } from 'react';
import { MAX_NAME_LENGTH } from '../service/configuration/saved';

/** Asks for the name of a saved configuration. What the submit rejects with is shown here, and the name is kept. */
export function ConfigurationNameDialog(props: {
  header: string;
  submitLabel: string;
  /** The name that is suggested. */
  name: string;
  children?: ReactNode;
  onSubmit: (name: string) => Promise<void>;
  onDismiss: () => void;
}) {
  const [name, setName] = useState(props.name);
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<string>();
  const trimmed = name.trim();
  const problem =
    trimmed === ''
      ? 'A name is required.'
      : trimmed.length > MAX_NAME_LENGTH
        ? `At most ${MAX_NAME_LENGTH} characters.`
        : undefined;
  const submit = async () => {
    if (problem !== undefined || isRunning) return;
    setRunning(true);
    setError(undefined);
    try {
      await props.onSubmit(trimmed);
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : String(failure));
      setRunning(false);
    }
  };
  return (
    <Modal
      visible
      header={props.header}
      closeAriaLabel="Close"
      onDismiss={() => !isRunning && props.onDismiss()}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={props.onDismiss} disabled={isRunning}>
              Cancel
            </Button>
            <Button
              variant="primary"
              loading={isRunning}
              disabled={problem !== undefined}
              {...(problem !== undefined && { disabledReason: problem })}
              onClick={() => void submit()}
            >
              {props.submitLabel}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        <SpaceBetween size="m">
          {props.children}
          <FormField label="Name" errorText={problem}>
            <Input value={name} onChange={({ detail }) => setName(detail.value)} autoFocus />
          </FormField>
          {error !== undefined && <Alert type="error">{error}</Alert>}
        </SpaceBetween>
      </form>
    </Modal>
  );
}
