import { toBase64, utf8Text } from '../../../lib/bytes';
import type { Origin } from '../../../service/configuration/source';
import { headerValue } from '../../../service/traffic/request';
import type { SocketExchange } from '../../../service/traffic/websocket/connection';
import type { ConnectionState, ManagementTrace } from '../../../service/traffic/websocket/trace-management';
import type { SocketEvent, SocketResult } from '../socket-model';

/** An event of a connection that was answered in this page. */
export interface SentEvent {
  id: string;
  at: Date;
  /** How long the answer took, in milliseconds. */
  ms: number;
  /** `manage`: a request to `@connections`. */
  event: SocketEvent | 'manage';
  /** Undefined: no connection was made. */
  connectionId: string | undefined;
  result: SocketResult;
  /** In a few words, where the route says less. */
  outcome?: string;
  notes: readonly string[];
  /** The resources that facts of the trace link to. */
  origin: Origin | undefined;
}

/** An open connection of this page. */
export interface OpenSocket {
  /** What made it. */
  exchange: SocketExchange;
  /** When the last message went over it, in milliseconds since 1970. */
  lastActiveAt: number;
}

/** The connections of this page to a WebSocket API, and their events. */
export interface SocketLog {
  /** The newest first. */
  events: readonly SentEvent[];
  /** The newest first. */
  open: readonly OpenSocket[];
}

/** So many events are kept. */
const MOST = 50;

export const EMPTY_LOG: SocketLog = { events: [], open: [] };

/** The log with an event added, the newest first; the oldest make room. */
export function withEvent(log: SocketLog, event: SentEvent): SocketLog {
  return { ...log, events: [event, ...log.events].slice(0, MOST) };
}

/** The log with a connection that was made. */
export function withConnection(log: SocketLog, exchange: SocketExchange): SocketLog {
  return { ...log, open: [{ exchange, lastActiveAt: exchange.receivedAt }, ...log.open] };
}

/** The log with a message over a connection, in either direction. @param at in milliseconds since 1970 */
export function withActivity(log: SocketLog, connectionId: string, at: number): SocketLog {
  const open = log.open.map((one) => (idOf(one) === connectionId ? { ...one, lastActiveAt: at } : one));
  return { ...log, open };
}

/** The log without a connection, which has ended. */
export function withoutConnection(log: SocketLog, connectionId: string): SocketLog {
  return { ...log, open: log.open.filter((one) => idOf(one) !== connectionId) };
}

/** The ID of a connection. */
export const idOf = ({ exchange }: OpenSocket) => exchange.connection.connectionId;

/** The open connection of an ID, if the stage has it. */
export function openSocket({ open }: SocketLog, stage: string, connectionId: string): OpenSocket | undefined {
  return open.find((one) => idOf(one) === connectionId && one.exchange.stage === stage);
}

/** What `GET @connections` describes. */
export function stateOf({ exchange, lastActiveAt }: OpenSocket): ConnectionState {
  const { connectedAt, request } = exchange.connection;
  const { sourceIp, headers } = request;
  const userAgent = headerValue(headers, 'user-agent');
  // The clients of a page are the page: nothing waits for them.
  return { connectedAt, lastActiveAt, sourceIp, userAgent, isBusy: false };
}

/** A request to `@connections` as an event of the log. @param data what was to be sent */
export function managementResult(trace: ManagementTrace, data: string | Uint8Array = ''): SocketResult {
  const { steps, summary, response, action } = trace;
  const received = typeof data === 'string' ? data : (utf8Text(data) ?? toBase64(data));
  return {
    steps,
    summary,
    succeeds: response.status < 300,
    sent: {},
    ...(action?.type === 'send' && { received }),
  };
}
