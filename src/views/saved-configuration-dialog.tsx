import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { type FormEvent, type ReactNode, useState } from 'react';
import { MAX_NAME_LENGTH, MAX_NOTE_LENGTH, type SavedConfiguration } from '../service/configuration/saved';

/** What the user calls a saved configuration. */
type Called = Pick<SavedConfiguration, 'name' | 'note'>;

/** Asks for name and note of a saved configuration. What the submit rejects with is shown here, and what was typed is kept. */
export function SavedConfigurationDialog(props: {
  header: string;
  submitLabel: string;
  /** What is suggested. */
  start: Called;
  children?: ReactNode;
  onSubmit: (called: Called) => Promise<void>;
  onDismiss: () => void;
}) {
  const [name, setName] = useState(props.start.name);
  const [note, setNote] = useState(props.start.note ?? '');
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<string>();
  const trimmed = name.trim();
  const problem =
    trimmed === ''
      ? 'A name is required.'
      : trimmed.length > MAX_NAME_LENGTH
        ? `At most ${MAX_NAME_LENGTH} characters.`
        : undefined;
  const noteProblem =
    note.length > MAX_NOTE_LENGTH ? `At most ${MAX_NOTE_LENGTH.toLocaleString('en')} characters.` : undefined;
  const reason = problem ?? noteProblem;
  const submit = async () => {
    if (reason !== undefined || isRunning) return;
    setRunning(true);
    setError(undefined);
    try {
      await props.onSubmit({ name: trimmed, note: note.trim() || undefined });
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
              disabled={reason !== undefined}
              {...(reason !== undefined && { disabledReason: reason })}
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
          {props.children && <div>{props.children}</div>}
          <FormField label="Name" errorText={problem}>
            <Input value={name} onChange={({ detail }) => setName(detail.value)} autoFocus />
          </FormField>
          <FormField label="Note" errorText={noteProblem}>
            <Textarea value={note} rows={2} onChange={({ detail }) => setNote(detail.value)} />
          </FormField>
          {error !== undefined && <Alert type="error">{error}</Alert>}
        </SpaceBetween>
      </form>
    </Modal>
  );
}
