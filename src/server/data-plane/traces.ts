import { toBase64, utf8Text } from '../../lib/bytes';
import type { TraceRecord } from '../../service/traffic/trace-record';

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
