import type { Api } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { useConnection } from '../../client/connection/use-connection';
import type { Source } from '../../service/configuration/source';
import { loadVelocity } from '../../service/traffic/websocket/template';
import { useUrlMembers } from '../../table/url-members';
import { useDebouncedText } from '../../table/url-state';
import { PageConnections, RemoteConnections } from './connections/stage-connections';
import { calledFunctions } from './functions/called-functions';
import { ConnectionField } from './functions/connection-field';
import { RunFunctions } from './functions/run-functions';
import { SentEventAnswer } from './functions/sent-event-answer';
import { useFunctions } from './functions/use-functions';
import { useSocketEvents } from './functions/use-socket-events';
import {
  addressedStage,
  FIRST_VALUES,
  parseHeaders,
  type RequestValues,
  sampleOutcome,
  toWorld,
} from './model';
import { SocketCommand } from './send/socket-command';
import { SocketAnswer } from './socket-answer';
import { SocketForm } from './socket-form';
import {
  firstMessage,
  handshake,
  type SocketEvent,
  type SocketResult,
  socketEventOf,
  testSocket,
} from './socket-model';
import styles from './test-request.module.css';

interface SocketTestProps {
  api: Api;
  latest: Source;
  stage: string | undefined;
}

/** What the button is called that sends an event. */
const SENDS = {
  connect: 'Open connection',
  message: 'Send message',
  disconnect: 'Close connection',
} as const;

/** The route of an event, whether or not the event gets there. */
function routeOf(event: SocketEvent, { routeKey }: SocketResult): string | undefined {
  return event === 'message' ? routeKey : `$${event}`;
}

/** A connection to a WebSocket API, a message or the end of the connection, beside what comes of it. */
export function SocketTest({ api, latest, stage }: SocketTestProps) {
  const connection = useConnection();
  const { region } = connection;
  const [params, set] = useUrlMembers();
  // What a stage of a WebSocket API serves cannot be read: the latest configuration is tested at every stage.
  const world = useMemo(
    () => toWorld({ api, region, latest, stage: undefined, served: undefined }),
    [api, region, latest],
  );
  const event = socketEventOf(params.get('event'));
  const [message, setMessage] = useDebouncedText(params.get('message') ?? firstMessage(world), (value) =>
    set({ message: value }),
  );
  const [query, setQuery] = useState('');
  const [values, setValues] = useState<RequestValues>(FIRST_VALUES);
  const [receivedAt] = useState(() => Date.now());
  const { data: velocity } = useQuery({
    queryKey: ['velocity'],
    queryFn: loadVelocity,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const addressed = addressedStage(world, stage);
  const typed = useDeferredValue(
    useMemo(
      () => ({ event, stage: addressed, query, message, values }),
      [event, addressed, query, message, values],
    ),
  );
  const functions = useFunctions();
  const { areRun, code } = functions;
  const events = useSocketEvents(world.apiId, code);
  const result = useMemo(
    () =>
      testSocket(
        world,
        { ...typed, headers: parseHeaders(typed.values.headers).headers, areRun, receivedAt },
        velocity,
      ),
    [world, typed, areRun, receivedAt, velocity],
  );
  const change = (changed: Partial<RequestValues>) => setValues((old) => ({ ...old, ...changed }));
  const answering = { world, origin: latest.origin, sample: sampleOutcome(values, false) };
  const send = () => {
    const { headers } = parseHeaders(values.headers);
    const request = handshake({ stage: addressed, query, headers, values, receivedAt: Date.now() });
    events.send({ event, request, message, ...answering });
  };
  const routeKey = routeOf(event, result);
  const draft = (
    <SocketAnswer
      apiId={world.apiId}
      result={result}
      origin={latest.origin}
      {...(areRun && { description: 'Not sent. What is known before functions run.' })}
    />
  );
  return (
    <SpaceBetween size="l">
      <div className={styles.columns}>
        <SocketForm
          stages={Object.keys(world.stages)}
          stage={addressed}
          event={event}
          query={query}
          message={message}
          values={values}
          onAddress={set}
          onQuery={setQuery}
          onMessage={setMessage}
          onChange={change}
          {...(areRun && {
            connection: <ConnectionField events={events} />,
            actions: (
              <Button
                variant="primary"
                loading={events.isSending}
                disabled={event !== 'connect' && !events.chosen}
                disabledReason="No connection is open."
                onClick={send}
              >
                {SENDS[event]}
              </Button>
            ),
          })}
        >
          <RunFunctions
            functions={functions}
            called={calledFunctions(world, { stage: addressed, ...(routeKey !== undefined && { routeKey }) })}
            reaches={result.sent}
            nothing={
              routeKey === undefined ? 'No route gets this message.' : `${routeKey} invokes no function.`
            }
            values={values}
            onChange={change}
            hasResponse={event !== 'disconnect'}
          />
          {connection.kind !== 'sandbox' && event !== 'disconnect' && (
            <SocketCommand
              connection={connection}
              world={world}
              target={`/${addressed}${query === '' ? '' : `?${query}`}`}
              headers={parseHeaders(values.headers).headers}
              message={event === 'message' ? message : ''}
            />
          )}
        </SocketForm>
        {areRun ? <SentEventAnswer apiId={world.apiId} events={events} draft={draft} /> : draft}
      </div>
      {areRun && <PageConnections key={addressed} events={events} by={answering} stage={addressed} />}
      {connection.kind !== 'sandbox' && <RemoteConnections key={addressed} world={world} stage={addressed} />}
    </SpaceBetween>
  );
}
