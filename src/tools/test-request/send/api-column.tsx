import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { ApiAnswer } from './api-answer';
import { ReadOnlyDialog } from './read-only-dialog';
import type { ApiSender } from './use-send';

interface ApiColumnProps {
  sender: ApiSender;
  /** The name of the connection. */
  name: string;
  /** The trace. */
  children: ReactNode;
}

/** What an API answered above what its trace expects. */
export function ApiColumn({ sender, name, children }: ApiColumnProps) {
  const { sent, failure, asked, reply } = sender;
  return (
    <SpaceBetween size="l">
      {failure && (
        <Alert type="error" header={failure.header}>
          {failure.message}
        </Alert>
      )}
      {sent && <ApiAnswer sent={sent} />}
      {children}
      {asked && <ReadOnlyDialog asked={asked} name={name} reply={reply} />}
    </SpaceBetween>
  );
}
