import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ServerOptions, WebSocketServer } from 'ws';
import { type SocketAnswer, type SocketPlane, socketIds } from '../../sandbox/data-plane/socket-plane';
import type { Sandbox } from '../../sandbox/types';
import { type ClientResponse, gatewayResponse } from '../../service/traffic/gateway-response';
import { headerValue, type TrafficRequest } from '../../service/traffic/request';
import type { TraceRecord } from '../../service/traffic/trace-record';
import type { ListedConnection } from '../../service/traffic/websocket/management';
import { type NextEvent, nextExchange } from '../../service/traffic/websocket/next-event';
import { MAX_MESSAGE, type Refused, refuseMessage } from '../../service/traffic/websocket/refuse-message';
import type { ConnectTrace } from '../../service/traffic/websocket/trace-connect';
import type { SocketTrace } from '../../service/traffic/websocket/trace-message';
import type { World } from '../../service/traffic/world';
import { localEndpoint } from './address';
import { Connection, type ConnectionTimes } from './connection';
import { isToken, lastResponse } from './wire';

/** What API Gateway allows (traffic-rules 12.4). */
export const CONNECTION_TIMES: ConnectionTimes = { idleMs: 600_000, lifeMs: 7_200_000 };

/** How long a client may take to answer a close frame. */
const CLOSE_MS = 2000;

/** An open connection, and the API that it is to. */
export interface ListedSocket extends ListedConnection {
  apiId: string;
}

/** The open connections of WebSocket clients. */
export class Sockets {
  readonly #open = new Map<string, Connection>();
  /** Clients that wait for `$connect`. */
  readonly #waiting = new Set<Duplex>();
  readonly #protocols = new WeakMap<IncomingMessage, string>();
  readonly #server: WebSocketServer;
  #isStopped = false;

  constructor(
    private readonly sandbox: Pick<Sandbox, 'world'>,
    private readonly plane: SocketPlane,
    private readonly record: (record: Omit<TraceRecord, 'id'>) => void,
    private readonly times: ConnectionTimes,
  ) {
    const options: ServerOptions & { closeTimeout: number } = {
      noServer: true,
      clientTracking: false,
      // Lengths of frames could not be checked otherwise, and API Gateway does not compress either.
      perMessageDeflate: false,
      maxPayload: MAX_MESSAGE,
      closeTimeout: CLOSE_MS,
      handleProtocols: (_offered, request) => this.#protocols.get(request) ?? false,
    };
    this.#server = new WebSocketServer(options);
  }

  /** The open connection of this ID to a stage. */
  find(apiId: string, stage: string, connectionId: string): Connection | undefined {
    const connection = this.#open.get(connectionId);
    if (!connection?.isOpen) return undefined;
    const { exchange } = connection;
    return exchange.world.apiId === apiId && exchange.stage === stage ? connection : undefined;
  }

  /** The open connections of all APIs, the newest first. */
  list(): readonly ListedSocket[] {
    return [...this.#open.values()]
      .filter(({ isOpen }) => isOpen)
      .map(({ exchange, state }) => ({
        apiId: exchange.world.apiId,
        stage: exchange.stage,
        connectionId: exchange.connection.connectionId,
        connectedAt: state.connectedAt,
        lastActiveAt: state.lastActiveAt,
        sourceIp: state.sourceIp,
      }))
      .reverse();
  }

  /** Ends all connections with the close code 1001. */
  closeAll(): void {
    for (const connection of this.#open.values()) connection.close(1001, 'Going away');
  }

  /** Ends all connections at once, also those that are being made; no function is invoked any more. */
  stop(): void {
    this.#isStopped = true;
    for (const socket of this.#waiting) socket.destroy();
    for (const connection of this.#open.values()) connection.terminate();
  }

  /** Makes the connection that a handshake asks for, or refuses it with the response of `$connect`. */
  async connect(
    world: World,
    traffic: TrafficRequest,
    { request, socket, head }: { request: IncomingMessage; socket: Duplex; head: Buffer },
  ): Promise<void> {
    this.#waiting.add(socket);
    const { trace, notes } = await this.plane
      .connect(world, traffic)
      .finally(() => this.#waiting.delete(socket));
    const { exchange, ...recorded } = trace;
    const { receivedAt, target } = traffic;
    const connectionId = exchange?.connection.connectionId;
    this.record({
      at: new Date(receivedAt).toISOString(),
      apiId: world.apiId,
      method: 'CONNECT',
      target,
      ...(connectionId !== undefined && { connectionId }),
      trace: recorded,
      notes: trace.response ? notes : [...notes, 'What AWS answers here is not known; 403 is used.'],
    });
    if (this.#isStopped) return;
    if (!exchange) {
      refuse(socket, trace.response);
      return;
    }
    const protocol = headerValue(trace.response?.headers ?? [], 'sec-websocket-protocol');
    if (protocol !== undefined && isToken(protocol)) this.#protocols.set(request, protocol);
    let isMade = false;
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      isMade = true;
      this.#add(
        new Connection(exchange, webSocket, socket, this.times, {
          onMessage: (body) => this.#answer(exchange, { eventType: 'MESSAGE', body }),
          onRefused: (refused) => this.#refuse(exchange, refused),
          onClose: (code, reason) => this.#ended(exchange, code, reason),
        }),
      );
    });
    // The client has gone while $connect ran, which has succeeded.
    if (!isMade) this.#ended(exchange, 1006, '');
  }

  #add(connection: Connection): void {
    this.#open.set(connection.exchange.connection.connectionId, connection);
  }

  #connectionOf({ connection }: Exchange): Connection | undefined {
    return this.#open.get(connection.connectionId);
  }

  /** Answers a message, or invokes `$disconnect` at the end. */
  async #answer(opened: Exchange, event: PartOf<NextEvent>): Promise<void> {
    const receivedAt = Date.now();
    const world = await this.sandbox.world({ apiId: opened.world.apiId });
    const exchange =
      world &&
      nextExchange(
        opened,
        { ...world, endpointHost: localEndpoint(world.apiId) },
        { ...event, receivedAt, ids: socketIds() },
      );
    if (!exchange) {
      // The API or the stage has been deleted.
      this.#connectionOf(opened)?.close(1001, 'Going away');
      return;
    }
    const answer = await (event.eventType === 'MESSAGE'
      ? this.plane.message(exchange)
      : this.plane.disconnect(exchange));
    this.#finish(exchange, answer);
  }

  #refuse(opened: Exchange, refused: Refused): void {
    this.#finish(
      { ...opened, eventType: 'MESSAGE', receivedAt: Date.now() },
      {
        trace: refuseMessage(refused),
        notes: [],
      },
    );
  }

  /** Keeps the trace, and does what it says. */
  #finish(exchange: Exchange, { trace, notes }: SocketAnswer<SocketTrace>): void {
    this.record({
      at: new Date(exchange.receivedAt).toISOString(),
      apiId: exchange.world.apiId,
      method: exchange.eventType,
      target: `/${exchange.stage}`,
      connectionId: exchange.connection.connectionId,
      trace,
      notes,
    });
    const connection = this.#connectionOf(exchange);
    if (trace.frame) connection?.send(trace.frame.text);
    if (trace.close !== undefined) connection?.close(trace.close);
  }

  #ended(exchange: Exchange, code: number, reason: string): void {
    this.#open.delete(exchange.connection.connectionId);
    if (this.#isStopped) return;
    this.#answer(exchange, { eventType: 'DISCONNECT', code, reason }).catch((error: unknown) =>
      console.error(error),
    );
  }
}

type Exchange = NonNullable<ConnectTrace['exchange']>;

/** Without what every event has. */
type PartOf<Event> = Event extends unknown ? Omit<Event, 'ids' | 'receivedAt'> : never;

/** Answers a handshake that makes no connection; a status that would make one, or is none, is 500. */
export function refuse(socket: Duplex, response: ClientResponse = gatewayResponse(403)): void {
  const { status, headers, body } = response;
  const isFinal = status >= 300 && status <= 599;
  socket.once('finish', () => socket.destroy());
  socket.end(lastResponse(isFinal ? status : 500, headers, body));
}
