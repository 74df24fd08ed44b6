import { toBase64 } from '../../lib/bytes';
import { partsOf } from '../../service/traffic/parts';
import type { TrafficRequest } from '../../service/traffic/request';
import type { SocketExchange } from '../../service/traffic/websocket/connection';
import { loadVelocity, type Velocity } from '../../service/traffic/websocket/template';
import { type ConnectTrace, traceConnect } from '../../service/traffic/websocket/trace-connect';
import { traceDisconnect } from '../../service/traffic/websocket/trace-disconnect';
import {
  type SocketGiven,
  type SocketTrace,
  traceMessage,
} from '../../service/traffic/websocket/trace-message';
import type { World } from '../../service/traffic/world';
import { type Callers, requestIds } from './callers';

/** What came of an event of a connection, and what whoever runs the sandbox should know of it. */
export interface SocketAnswer<Traced> {
  trace: Traced;
  notes: readonly string[];
}

/** An id of the form that API Gateway uses for connections and messages: 16 characters of base64 that need no escape but `=`. */
const newId = () =>
  toBase64(crypto.getRandomValues(new Uint8Array(11)))
    .replaceAll('+', '-')
    .replaceAll('/', '_');

/** The ids of an event of a connection. */
export const socketIds = () => ({ ...requestIds(), requestId: newId(), messageId: newId() });

/** Answers WebSocket clients: what the traces say of them, with the functions and backends really called. */
export class SocketPlane {
  #velocity: Promise<Velocity> | undefined;

  constructor(private readonly callers: Callers) {}

  /** Never rejects for what a client, a function or a backend does. */
  async connect(world: World, request: TrafficRequest): Promise<SocketAnswer<ConnectTrace>> {
    const notes: string[] = [];
    const ids = { ...socketIds(), connectionId: newId(), velocity: await this.#loaded() };
    const draft = traceConnect(world, request, ids);
    const route = { ...(draft.stage !== undefined && { stage: draft.stage }), routeKey: '$connect' };
    const parts = partsOf(world, route);
    let given: Parameters<typeof traceConnect>[2] = {
      ...ids,
      ...this.callers.takeToken(world, route, request.receivedAt),
    };
    if (draft.authorizerEvent && parts?.authorizer && traceConnect(world, request, given).authorizerEvent)
      given = { ...given, authorizer: await this.callers.authorizer(draft.authorizerEvent, parts, notes) };
    const judged = traceConnect(world, request, given);
    const integration = judged.succeeds
      ? await this.callers.integration(world, judged.sent, parts, notes)
      : undefined;
    return { trace: integration ? traceConnect(world, request, { ...given, integration }) : judged, notes };
  }

  /** What comes of a message. Never rejects for what a function or a backend does. */
  message(exchange: SocketExchange): Promise<SocketAnswer<SocketTrace>> {
    const { routeKey } = traceMessage(exchange);
    const route = { stage: exchange.stage, ...(routeKey !== undefined && { routeKey }) };
    return this.#answer(
      exchange,
      traceMessage,
      this.callers.takeToken(exchange.world, route, exchange.receivedAt),
    );
  }

  /** The event of the end of a connection. Never rejects for what a function or a backend does. */
  disconnect(exchange: SocketExchange): Promise<SocketAnswer<SocketTrace>> {
    return this.#answer(exchange, traceDisconnect, {});
  }

  async #answer(
    exchange: SocketExchange,
    traced: typeof traceMessage,
    before: SocketGiven,
  ): Promise<SocketAnswer<SocketTrace>> {
    const notes: string[] = [];
    const given = { ...before, velocity: await this.#loaded() };
    const judged = traced(exchange, given);
    if (!judged.succeeds) return { trace: judged, notes };
    const { stage, world } = exchange;
    const { routeKey } = judged;
    const parts = partsOf(world, { stage, ...(routeKey !== undefined && { routeKey }) });
    const integration = await this.callers.integration(world, judged.sent, parts, notes);
    return { trace: integration ? traced(exchange, { ...given, integration }) : judged, notes };
  }

  #loaded(): Promise<Velocity> {
    this.#velocity ??= loadVelocity();
    return this.#velocity;
  }
}
