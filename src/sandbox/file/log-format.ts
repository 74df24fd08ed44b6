import { crc32 } from 'node:zlib';
import type { Change } from '../store';
import { toJson } from './json-values';

// A data file is a header of fixed length and then blocks, one for each write, of lines:
//
//   +seq <tab> key as JSON <tab> value as JSON     a record, in place of one with the same key
//   - <tab> key as JSON                            a record is deleted
//   !                                              all records before are deleted
//   =version <tab> seq <tab> CRC-32 of the block's lines before   ends the block
//
// The header says up to where blocks are confirmed. A file that ends before is cut short; what comes after was being
// written when the process ended, and counts only if its block is whole. JSON text has no raw tab or line break.

/** The header's length in bytes. */
export const HEADER_BYTES = 128;

/** What a header says. */
export interface Header {
  /** The layout of the records. */
  format: number;
  /** The offset behind the last block that was confirmed. */
  committed: number;
}

/** The header as text: always {@link HEADER_BYTES} long, so that it is written in place. */
export function headerText({ format, committed }: Header): string {
  const fields = JSON.stringify({ gatehouse: 'sandbox', format, committed });
  return `${fields.padEnd(HEADER_BYTES - 1)}\n`;
}

/** The header at the start of a file, or undefined where there is none. */
export function parseHeader(text: string): Header | undefined {
  const [line = ''] = text.slice(0, HEADER_BYTES).split('\n');
  try {
    const { gatehouse, format, committed } = JSON.parse(line);
    if (gatehouse === 'sandbox' && Number.isInteger(format) && Number.isInteger(committed))
      return { format, committed };
  } catch {
    // Not a header: the caller says what the file is instead.
  }
  return undefined;
}

/** Where a record is in a block, in bytes from the block's start. */
export interface Placed {
  key: string;
  /** Undefined: the record is deleted. */
  place: { start: number; end: number; seq: number } | undefined;
}

/** A block as bytes, with the places of its records. */
export function encodeBlock(
  changes: readonly Change[],
  end: { version: number; seq: number; clear?: boolean },
): { bytes: Buffer; places: Placed[] } {
  const parts: Buffer[] = [];
  const places: Placed[] = [];
  let length = 0;
  const add = (line: string) => {
    const bytes = Buffer.from(line);
    parts.push(bytes);
    length += bytes.length;
    return bytes.length;
  };
  if (end.clear) add('!\n');
  for (const { key, record } of changes) {
    if (!record) {
      add(`-\t${JSON.stringify(key)}\n`);
      places.push({ key, place: undefined });
      continue;
    }
    const size = add(`+${record.seq}\t${JSON.stringify(key)}\t${toJson(record.value)}\n`);
    places.push({ key, place: { start: length - size, end: length, seq: record.seq } });
  }
  const body = Buffer.concat(parts);
  return { bytes: Buffer.concat([body, Buffer.from(blockEnd(end, crc32(body)))]), places };
}

/** The line that ends a block. @param sum CRC-32 of the lines before */
export function blockEnd({ version, seq }: { version: number; seq: number }, sum: number): string {
  return `=${version}\t${seq}\t${sum.toString(16)}\n`;
}

/** One line of a block, read. */
export type Line =
  | { type: 'put'; key: string; seq: number }
  | { type: 'delete'; key: string }
  | { type: 'clear' }
  | { type: 'end'; version: number; seq: number; sum: number };

/** Reads a line without its line break; the value of a record is left unread. Undefined where it is no line of a block. */
export function parseLine(bytes: Buffer): Line | undefined {
  const first = bytes.indexOf(0x09);
  switch (bytes[0]) {
    case 0x2b: {
      const second = bytes.indexOf(0x09, first + 1);
      const key = first > 0 && second > 0 ? parseKey(bytes, first + 1, second) : undefined;
      return key === undefined
        ? undefined
        : { type: 'put', key, seq: Number(bytes.toString('latin1', 1, first)) };
    }
    case 0x2d: {
      const key = first === 1 ? parseKey(bytes, 2, bytes.length) : undefined;
      return key === undefined ? undefined : { type: 'delete', key };
    }
    case 0x21:
      return bytes.length === 1 ? { type: 'clear' } : undefined;
    case 0x3d: {
      const [, version, seq, sum] = /^=(\d+)\t(\d+)\t([0-9a-f]+)$/.exec(bytes.toString('latin1')) ?? [];
      if (version === undefined) return undefined;
      return { type: 'end', version: Number(version), seq: Number(seq), sum: Number.parseInt(sum ?? '', 16) };
    }
    default:
      return undefined;
  }
}

/** Most keys have nothing that JSON escapes, and are read 100,000 at a time. */
function parseKey(bytes: Buffer, start: number, end: number): string | undefined {
  const text = bytes.toString('utf8', start, end);
  if (!text.startsWith('"') || !text.endsWith('"')) return undefined;
  if (!text.includes('\\')) return text.slice(1, -1);
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The JSON text of the value in a record's line. */
export function valueText(line: Buffer): string {
  const key = line.indexOf(0x09) + 1;
  return line.toString('utf8', line.indexOf(0x09, key) + 1);
}
