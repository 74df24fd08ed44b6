import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Tabs from '@cloudscape-design/components/tabs';
import type { ReactNode } from 'react';
import type { Origin } from '../../service/configuration/source';
import type { Given } from '../../service/traffic/given';
import type { TrafficRequest } from '../../service/traffic/request';
import type { Trace } from '../../service/traffic/trace';
import { endpointHost, type World } from '../../service/traffic/world';
import { CodeBlock } from '../../ui/code-block';
import { CorsTab } from './cors-tab';
import { DiagnosisTab } from './diagnosis-tab';
import { Labelled } from './labelled';
import { LosingRoutes } from './losing-routes';
import { toCurl } from './model';
import { Notes } from './notes';
import { responseText } from './response-text';
import { sentText } from './sent-text';
import styles from './test-request.module.css';
import { Timeline } from './timeline';

interface AnswerProps {
  world: World;
  request: TrafficRequest;
  given: Given;
  result: Trace;
  origin: Origin | undefined;
  /** When and how it came about. */
  description?: ReactNode;
  /** What else whoever sent the request should know. */
  notes?: readonly string[];
  /** Where the API itself may answer too: whose answer this is. */
  title?: string;
  /** The command that sends the request; by default one to the API on AWS. */
  curl?: string;
}

/** What comes of the request: the verdict, the steps, the routes, what is sent and what is received. */
export function Answer(props: AnswerProps) {
  const { world, request, given, result, origin, description, notes = [], title = 'Answer' } = props;
  const host = world.endpointHost ?? endpointHost(world.apiId, world.region);
  const { response } = result;
  const status = response?.status ?? 0;
  const sent = sentText(result.sent);
  const others = result.routes.filter(({ verdict }) => verdict !== 'selected').length;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={description}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <CopyToClipboard
                copyButtonText="Copy as curl"
                copySuccessText="Command copied"
                copyErrorText="Could not copy the command"
                textToCopy={props.curl ?? toCurl(request, host)}
              />
              {result.sent.event && (
                <CopyToClipboard
                  copyButtonText="Copy test event"
                  copySuccessText="Event copied: paste it as test event of the function in the Lambda console"
                  copyErrorText="Could not copy the event"
                  textToCopy={JSON.stringify(result.sent.event, null, 2)}
                />
              )}
            </SpaceBetween>
          }
        >
          {title}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <div className={styles.summary} role="status" aria-label="Verdict">
          <StatusIndicator type={status === 0 ? 'warning' : status < 400 ? 'success' : 'error'} wrapText>
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
              content: <Timeline steps={result.steps} apiId={world.apiId} origin={origin} />,
            },
            {
              id: 'routes',
              label: `Other routes (${others})`,
              content: <LosingRoutes routes={result.routes} apiId={world.apiId} origin={origin} />,
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
                    <Box color="text-body-secondary">The request does not reach an integration.</Box>
                  )}
                </SpaceBetween>
              ),
            },
            {
              id: 'response',
              label: 'Response',
              content: (
                <SpaceBetween size="l">
                  {response ? (
                    <CodeBlock text={responseText(response)} what="Response" />
                  ) : (
                    <Box color="text-body-secondary">What the client receives is not known.</Box>
                  )}
                  {result.accessLog !== undefined && (
                    <Labelled title="Access log line" text={result.accessLog} />
                  )}
                </SpaceBetween>
              ),
            },
            {
              id: 'cors',
              label: 'CORS',
              contentRenderStrategy: 'lazy',
              content: <CorsTab world={world} request={request} given={given} />,
            },
            {
              id: 'diagnosis',
              label: 'Diagnosis',
              // What was typed outlives a look at another tab.
              contentRenderStrategy: 'lazy',
              content: <DiagnosisTab world={world} request={request} given={given} />,
            },
          ]}
        />
      </SpaceBetween>
    </Container>
  );
}
