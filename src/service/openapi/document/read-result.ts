/** A document as a value, or why it is none; `line` and `column` count from 1. */
export type ReadResult =
  | { ok: true; format: 'JSON' | 'YAML'; value: unknown }
  | { ok: false; message: string; line?: number; column?: number };
