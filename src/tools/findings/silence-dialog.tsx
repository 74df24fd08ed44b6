import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { Labelled } from '../../forms/fields';

/** Prompts for the note with which a finding is silenced. */
export function SilenceDialog(props: {
  title: string;
  onDismiss: () => void;
  onSilence: (note: string) => void;
}) {
  const [note, setNote] = useState('');
  const isEmpty = note.trim() === '';
  return (
    <Modal
      visible
      header="Silence finding"
      closeAriaLabel="Close"
      onDismiss={props.onDismiss}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={props.onDismiss}>
              Cancel
            </Button>
            <Button
              variant="primary"
              disabled={isEmpty}
              {...(isEmpty && { disabledReason: 'A note is required.' })}
              onClick={() => props.onSilence(note.trim())}
            >
              Silence
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <div>{props.title}</div>
        <Labelled
          label="Note"
          required
          error={undefined}
          description="Why it is accepted. Kept in this browser, for this connection and Region."
        >
          <Textarea value={note} onChange={({ detail }) => setNote(detail.value)} ariaRequired />
        </Labelled>
      </SpaceBetween>
    </Modal>
  );
}
