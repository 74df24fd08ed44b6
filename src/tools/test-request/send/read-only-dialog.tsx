import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Code } from '../../../ui/mono';
import type { GuardedRequest } from './use-guarded-send';

interface ReadOnlyDialogProps {
  asked: GuardedRequest;
  /** The name of the connection. */
  name: string;
  reply: (isConfirmed: boolean) => void;
}

/** Asks before a request that may change data is sent on a read-only connection. */
export function ReadOnlyDialog({ asked: { method, url }, name, reply }: ReadOnlyDialogProps) {
  return (
    <Modal
      visible
      header={`Send ${method}?`}
      closeAriaLabel="Close"
      onDismiss={() => reply(false)}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={() => reply(false)}>
              Cancel
            </Button>
            <Button variant="primary" onClick={() => reply(true)}>
              Send
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="s">
        <div>
          {name} is read-only. The request changes nothing of the API’s configuration, but what answers it may
          change data.
        </div>
        <Code text={`${method} ${url}`} />
      </SpaceBetween>
    </Modal>
  );
}
