import type { Step } from './step';

/** A request that a sandbox has answered, or an event of a WebSocket connection, as `GET /__sandbox/traces` lists it. */
export interface TraceRecord {
  id: number;
  /** When it arrived, as ISO 8601. */
  at: string;
  apiId: string;
  /** That of the request; `CONNECT`, `MESSAGE` or `DISCONNECT` for an event of a connection. */
  method: string;
  /** Path and query behind the host, with the stage. */
  target: string;
  /** Of a WebSocket connection. */
  connectionId?: string;
  /** With all else that the trace of the protocol has. */
  trace: { steps: readonly Step[]; summary: string; accessLog?: string };
  notes: readonly string[];
}
