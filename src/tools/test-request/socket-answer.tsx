import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Tabs from '@cloudscape-design/components/tabs';
import type { ReactNode } from 'react';
import type { Origin } from '../../service/configuration/source';
import { Labelled } from './labelled';
import { Notes } from './notes';
import { sentText } from './sent-text';
import type { SocketResult } from './socket-model';
import styles from './test-request.module.css';
import { Timeline } from './timeline';

interface SocketAnswerProps {
  apiId: string;
  result: SocketResult;
  origin: Origin | undefined;
  /** When and how it came about. */
  description?: ReactNode;
  /** What else whoever sent the event should know. */
  notes?: readonly string[];
}

/** What comes of the event: the verdict, the steps, what is sent and what the client receives. */
export function SocketAnswer({ apiId, result, origin, description, notes = [] }: SocketAnswerProps) {
  const sent = sentText(result.sent);
  return (
    <Container
      header={
        <Header variant="h2" description={description}>
          Answer
        </Header>
      }
    >
      <SpaceBetween size="m">
        <div className={styles.summary} role="status" aria-label="Verdict">
          <StatusIndicator type={result.succeeds ? 'success' : 'error'} wrapText>
            <span className={styles.step}>{result.summary}</span>
          </StatusIndicator>
        </div>
        <Notes notes={notes} />
        <Tabs
          ariaLabel="Answer"
          tabs={[
            {
              id: 'steps',
              label: 'Steps',
              content: <Timeline steps={result.steps} apiId={apiId} origin={origin} />,
            },
            {
              id: 'sent',
              label: 'Sent',
              content: (
                <SpaceBetween size="l">
                  {result.authorizerEvent && (
                    <Labelled
                      title="Event of the authorizer"
                      text={JSON.stringify(result.authorizerEvent, null, 2)}
                    />
                  )}
                  {sent ? (
                    <Labelled {...sent} />
                  ) : (
                    <Box color="text-body-secondary">Nothing reaches an integration.</Box>
                  )}
                </SpaceBetween>
              ),
            },
            {
              id: 'received',
              label: 'Received',
              content: (
                <SpaceBetween size="l">
                  {result.received === undefined ? (
                    <Box color="text-body-secondary">The client receives nothing.</Box>
                  ) : (
                    <Labelled title="What the client receives" text={result.received} />
                  )}
                  {result.accessLog !== undefined && (
                    <Labelled title="Access log line" text={result.accessLog} />
                  )}
                </SpaceBetween>
              ),
            },
          ]}
        />
      </SpaceBetween>
    </Container>
  );
}
