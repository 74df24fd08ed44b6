import type { Origin } from '../../../service/configuration/source';
import type { SocketExchange } from '../../../service/traffic/websocket/connection';
import type { SocketEvent, SocketResult } from '../socket-model';

/** An event of a connection that was answered in this page. */
export interface SentEvent {
  id: string;
  at: Date;
  /** How long the answer took, in milliseconds. */
  ms: number;
  event: SocketEvent;
  /** Undefined: no connection was made. */
  connectionId: string | undefined;
  result: SocketResult;
  notes: readonly string[];
  /** The resources that facts of the trace link to. */
  origin: Origin | undefined;
}

/** The connections of this page to a WebSocket API, and their events. */
export interface SocketLog {
  /** The newest first. */
  events: readonly SentEvent[];
  /** The exchanges that made the open connections, the newest first. */
  open: readonly SocketExchange[];
}

/** So many events are kept. */
const MOST = 50;

export const EMPTY_LOG: SocketLog = { events: [], open: [] };

/** The log with an event added, the newest first; the oldest make room. */
export function withEvent(log: SocketLog, event: SentEvent): SocketLog {
  return { ...log, events: [event, ...log.events].slice(0, MOST) };
}

/** The log with a connection that was made. */
export function withConnection(log: SocketLog, made: SocketExchange): SocketLog {
  return { ...log, open: [made, ...log.open] };
}

/** The log without a connection, which has ended. */
export function withoutConnection(log: SocketLog, connectionId: string): SocketLog {
  return { ...log, open: log.open.filter(({ connection }) => connection.connectionId !== connectionId) };
}
