import Button from '@cloudscape-design/components/button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Connection } from '../../../client/connection/connection';
import {
  manageSandboxConnection,
  readSandboxConnections,
} from '../../../client/connection/sandbox-connections';
import { connectionTypeOf } from '../../../client/connection/types/registry';
import { useConnection } from '../../../client/connection/use-connection';
import { fromBase64, toBase64 } from '../../../lib/bytes';
import { asSigned } from '../../../service/traffic/as-signed';
import { bodyBytes, type TrafficRequest } from '../../../service/traffic/request';
import {
  type ManagementAnswer,
  type ManagementCall,
  managementAnswer,
  managementPath,
} from '../../../service/traffic/websocket/management';
import type { World } from '../../../service/traffic/world';
import { idOf, stateOf } from '../functions/socket-log';
import type { Answering, SocketEvents } from '../functions/use-socket-events';
import { addressOf, stageAddress } from '../send/address';
import { useRelay } from '../send/use-relay';
import { ConnectionTable } from './connection-table';
import { ManageConnections } from './manage-connections';

/** The connections that this page has opened to a stage of its sandbox. */
export function PageConnections({
  events,
  by,
  stage,
}: {
  events: SocketEvents;
  by: Answering;
  stage: string;
}) {
  const { name, region } = useConnection();
  const rows = events.open
    .filter(({ exchange }) => exchange.stage === stage)
    .map((one) => ({ ...stateOf(one), connectionId: idOf(one), stage }));
  return (
    <ManageConnections
      apiId={by.world.apiId}
      stage={stage}
      region={region}
      name={name}
      manager={{ send: (call) => events.manage({ ...call, stage }, by) }}
      rows={rows}
      list={(chosenId, choose) => <ConnectionTable rows={rows} chosenId={chosenId} onChoose={choose} />}
    />
  );
}

/** The connections to a stage of an API that this page does not answer for: of a sandbox of this machine, or of AWS. */
export function RemoteConnections({ world, stage }: { world: World; stage: string }) {
  const { endpoint, transport } = useConnection();
  return endpoint !== undefined && transport === 'direct' ? (
    <MachineConnections endpoint={endpoint} world={world} stage={stage} />
  ) : (
    <RelayedConnections world={world} stage={stage} />
  );
}

/** Those of a sandbox that `npm run sandbox` started, listed when that is asked for. */
function MachineConnections({ endpoint, world, stage }: { endpoint: string; world: World; stage: string }) {
  const connection = useConnection();
  const [isShown, setShown] = useState(false);
  const { apiId } = world;
  const listed = useQuery({
    queryKey: ['sandbox-connections', endpoint, apiId],
    queryFn: () => readSandboxConnections(endpoint, apiId),
    enabled: isShown,
    retry: false,
    throwOnError: false,
    gcTime: 0,
  });
  const rows = listed.data?.filter((one) => one.stage === stage);
  const send = async (call: ManagementCall) => {
    const answer = await manageSandboxConnection(endpoint, { ...call, apiId, stage });
    if (isShown) await listed.refetch();
    return answer;
  };
  return (
    <ManageConnections
      apiId={apiId}
      stage={stage}
      region={connection.region}
      name={connection.name}
      manager={{ send, endpointUrl: stageAddress(connection, world, stage) }}
      actions={
        <Button
          iconName={isShown ? 'refresh' : undefined}
          loading={listed.isFetching}
          onClick={() => (isShown ? void listed.refetch() : setShown(true))}
        >
          {isShown ? 'Refresh' : 'List connections'}
        </Button>
      }
      rows={rows}
      {...(isShown && {
        list: (chosenId, choose) =>
          listed.error ? (
            <div role="alert">{listed.error.message}</div>
          ) : (
            <ConnectionTable rows={rows} chosenId={chosenId} onChoose={choose} />
          ),
      })}
    />
  );
}

/** Those of an API that the relay sends to; without one there are the commands alone. */
function RelayedConnections({ world, stage }: { world: World; stage: string }) {
  const connection = useConnection();
  const relay = useRelay(true);
  const credentials = connectionTypeOf(connection).credentials(connection);
  const note = relay?.isOpen
    ? `Through the relay, once, signed ${credentials === undefined ? 'with placeholders' : `by ${credentials}`}.`
    : `This page cannot send to @connections: its policy reaches no API, and it has no relay. ${relay?.reason ?? ''}`;
  return (
    <ManageConnections
      apiId={world.apiId}
      stage={stage}
      region={connection.region}
      name={connection.name}
      manager={{
        ...(relay && { note }),
        ...(relay?.isOpen && { send: (call) => sendThroughRelay(connection, world, stage, call) }),
        endpointUrl: stageAddress(connection, world, stage),
      }}
    />
  );
}

/** @throws InvokeError with a sentence when there is no answer */
async function sendThroughRelay(
  connection: Connection,
  world: World,
  stage: string,
  { method, connectionId, data = '' }: ManagementCall,
): Promise<ManagementAnswer> {
  const target = `/${stage}${managementPath(connectionId)}`;
  const { url, reason } = addressOf(connection, world, { target });
  if (url === undefined) throw new Error(reason);
  const request: TrafficRequest = { method, target, body: data, receivedAt: Date.now() };
  const isSigned = connectionTypeOf(connection).credentials(connection) !== undefined;
  // An emulator without credentials looks at no more than the form.
  const { headers = [] } = isSigned ? request : asSigned(request, connection.region);
  const { invokeApi } = await import('../../../client/connection/invoke');
  const order = { method, url, headers, body: method === 'POST' ? toBase64(bodyBytes(request)) : '' };
  const answered = await invokeApi(connection, order, { isSigned });
  return managementAnswer({ ...answered, body: fromBase64(answered.body) ?? new Uint8Array() });
}
