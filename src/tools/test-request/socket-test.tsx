import type { Api } from '@aws-sdk/client-apigatewayv2';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { useConnection } from '../../client/connection/use-connection';
import type { Source } from '../../service/configuration/source';
import { loadVelocity } from '../../service/traffic/websocket/template';
import { useUrlMembers } from '../../table/url-members';
import { useDebouncedText } from '../../table/url-state';
import { addressedStage, FIRST_VALUES, parseHeaders, type RequestValues, toWorld } from './model';
import { SocketAnswer } from './socket-answer';
import { SocketForm } from './socket-form';
import { firstMessage, socketEventOf, testSocket } from './socket-model';
import styles from './test-request.module.css';

interface SocketTestProps {
  api: Api;
  latest: Source;
  stage: string | undefined;
}

/** A connection to a WebSocket API, a message or the end of the connection, beside what comes of it. */
export function SocketTest({ api, latest, stage }: SocketTestProps) {
  const { region } = useConnection();
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
  const result = useMemo(
    () =>
      testSocket(
        world,
        { ...typed, headers: parseHeaders(typed.values.headers).headers, receivedAt },
        velocity,
      ),
    [world, typed, receivedAt, velocity],
  );
  return (
    <div className={styles.columns}>
      <SocketForm
        stages={Object.keys(world.stages)}
        stage={addressed}
        event={event}
        query={query}
        message={message}
        values={values}
        isFunction={result.sent.event !== undefined}
        onAddress={set}
        onQuery={setQuery}
        onMessage={setMessage}
        onChange={(change) => setValues((old) => ({ ...old, ...change }))}
      />
      <SocketAnswer apiId={world.apiId} result={result} origin={latest.origin} />
    </div>
  );
}
