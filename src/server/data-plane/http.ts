import type { IncomingMessage, ServerResponse } from 'node:http';
import { DataPlane } from '../../sandbox/data-plane/answer';
import { type Backends, Callers } from '../../sandbox/data-plane/callers';
import { SocketPlane } from '../../sandbox/data-plane/socket-plane';
import type { Sandbox } from '../../sandbox/types';
import { asSigned } from '../../service/traffic/as-signed';
import type { ClientResponse } from '../../service/traffic/gateway-response';
import type { TrafficRequest } from '../../service/traffic/request';
import type { TraceRecord } from '../../service/traffic/trace-record';
import { DELETED } from '../../service/traffic/websocket/management';
import { traceManagement } from '../../service/traffic/websocket/trace-management';
import type { World } from '../../service/traffic/world';
import { localEndpoint } from './address';
import { callBackend } from './call-backend';
import type { ConnectionTimes } from './connection';
import { incoming, noApi } from './incoming';
import { CONNECTION_TIMES, type ListedSocket, Sockets } from './sockets';
import { TraceLog } from './traces';
import { connectClient, type Upgrade } from './upgrade';
import { flat, isForeignPage } from './wire';

/** How the data plane is set up. */
export interface DataPlaneOptions extends Pick<Backends, 'functions'> {
  /** Hosts of HTTP proxies that may be called. */
  allowedHosts: ReadonlySet<string>;
  /** Custom domain names that are answered for by their Host header. */
  testHosts: ReadonlySet<string>;
  /** How long WebSocket connections last; as long as AWS's unless given. */
  connectionTimes?: ConnectionTimes;
  /** Called with each answered request, and each event of a connection: for the terminal. */
  onAnswer?: (record: TraceRecord) => void;
}

/** More than API Gateway takes (10 MB), so that the trace itself refuses; beyond it, reading stops. */
const MAX_BODY_BYTES = 11 * 1024 * 1024;

/** The data plane of a sandbox over HTTP and WebSocket. */
export interface HttpDataPlane {
  traces: TraceLog;
  /** Answers a request to an API. @returns false, with nothing done, for one to the control plane */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** The open connections of WebSocket clients, the newest first. */
  connections(): readonly ListedSocket[];
  /** Carries out a request to `@connections` of an API as if it were signed, and keeps its trace. @returns undefined without such an API */
  manage(apiId: string, traffic: TrafficRequest): Promise<ClientResponse | undefined>;
  /** Connects a WebSocket client, or refuses it. */
  connect(upgrade: Upgrade): Promise<void>;
  /** Ends all connections at once. */
  close(): void;
}

export function httpDataPlane(
  sandbox: Pick<Sandbox, 'world' | 'onReset' | 'onAuthorizersReset'>,
  options: DataPlaneOptions,
): HttpDataPlane {
  const callers = new Callers({
    functions: options.functions,
    howToGive: (name) => `start with --function ${name}=./handler.mjs or ${name}=URL.`,
    callBackend: (request, timeoutMs) => callBackend(request, options.allowedHosts, timeoutMs),
  });
  const plane = new DataPlane(callers);
  const traces = new TraceLog();
  const record = (one: Omit<TraceRecord, 'id'>) => {
    const numbered = traces.append(one);
    options.onAnswer?.(numbered);
  };
  const times = options.connectionTimes ?? CONNECTION_TIMES;
  const sockets = new Sockets(sandbox, new SocketPlane(callers), record, times);
  sandbox.onAuthorizersReset = (of) => plane.authorizerCache.clear(of);
  sandbox.onReset = () => {
    plane.authorizerCache.clear();
    sockets.closeAll();
  };
  return {
    traces,
    connections: () => sockets.list(),
    async manage(apiId, traffic) {
      const world = await sandbox.world({ apiId });
      if (world?.configuration.protocol !== 'WEBSOCKET') return undefined;
      const local = { ...world, endpointHost: localEndpoint(apiId) };
      const answered = manage(sockets, local, asSigned(traffic, world.region));
      record(recordOf(apiId, traffic, answered));
      return answered.trace.response;
    },
    connect: (upgrade) => connectClient(sandbox, options.testHosts, sockets, upgrade),
    close: () => sockets.stop(),
    async handle(request, response) {
      const asked = incoming(sandbox, request, options.testHosts);
      if (!asked) return false;
      if (isForeignPage(request)) {
        sendMessage(response, 403, 'Pages of other sites may not call the APIs of the sandbox.');
        return true;
      }
      const world = await asked.world();
      if (!world) {
        sendMessage(response, 404, noApi(asked.address));
        return true;
      }
      const traffic = asked.traffic(await readBody(request));
      const { trace, notes } =
        world.configuration.protocol === 'WEBSOCKET'
          ? manage(sockets, world, traffic)
          : await plane.answer(world, traffic);
      const all = trace.response ? notes : [...notes, 'What AWS answers here is not known; 403 is used.'];
      record(recordOf(world.apiId, traffic, { trace, notes: all }));
      const answer = trace.response;
      if (!answer) {
        sendMessage(response, 403, 'Forbidden');
        return true;
      }
      const hasBody = traffic.method !== 'HEAD' && answer.status !== 204 && answer.status !== 304;
      const length = hasBody ? ['content-length', String(answer.body.length)] : [];
      response.writeHead(answer.status, [...flat(answer.headers), ...length]);
      response.end(hasBody ? answer.body : undefined);
      return true;
    },
  };
}

const recordOf = (
  apiId: string,
  { method, target, receivedAt }: TrafficRequest,
  { trace, notes }: Pick<TraceRecord, 'trace' | 'notes'>,
) => ({ at: new Date(receivedAt).toISOString(), apiId, method, target, trace, notes });

/** A request to `@connections`, carried out. */
function manage(sockets: Sockets, world: World, traffic: TrafficRequest) {
  const find = (stage: string, id: string) => sockets.find(world.apiId, stage, id);
  const trace = traceManagement(world, traffic, (stage, id) => find(stage, id)?.state);
  const { action, stage = '' } = trace;
  const connection = action && find(stage, action.connectionId);
  if (action?.type === 'send') connection?.send(traffic.body ?? '');
  if (action?.type === 'close') connection?.close(DELETED.code, DELETED.reason);
  return { trace, notes: [] };
}

/** The body, as far as it is read: one byte too many makes the answer a 413. */
export async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_BODY_BYTES) break;
  }
  return Buffer.concat(chunks);
}

function sendMessage(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
}
