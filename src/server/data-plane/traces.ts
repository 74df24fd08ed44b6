import { toBase64, utf8Text } from '../../lib/bytes';
import type { Step } from '../../service/traffic/step';

/** An answered request, or an event of a WebSocket connection, as `GET /__sandbox/traces` lists it. */
export interface TraceRecord {
  id: number;
  /** When it arrived. */
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

/** How many are kept. */
const MOST = 200;

/** The latest answered requests, newest last. */
export class TraceLog {
  #records: TraceRecord[] = [];
  #lastId = 0;

  append(record: Omit<TraceRecord, 'id'>): TraceRecord {
    this.#lastId += 1;
    const numbered = { id: this.#lastId, ...record };
    this.#records = [...this.#records, numbered].slice(-MOST);
    return numbered;
  }

  clear(): void {
    this.#records = [];
  }

  /** As JSON, newest first; bodies are texts where they are UTF-8, else `{ base64 }`. */
  toJson(): string {
    return JSON.stringify({ traces: this.#records.toReversed() }, (_name, value: unknown) =>
      value instanceof Uint8Array ? (utf8Text(value) ?? { base64: toBase64(value) }) : value,
    );
  }
}
