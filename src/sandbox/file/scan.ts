import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { Head } from '../store';
import { HEADER_BYTES, parseLine } from './log-format';
import { RecordIndex } from './record-index';

/** How much is read at a time, in bytes. */
const CHUNK = 4 * 1024 * 1024;

/** A line of a file, its line break included. */
interface FileLine {
  start: number;
  end: number;
  bytes: Buffer;
}

/** The whole lines of a file from one offset up to another; what has no line break at its end is left out. */
export async function* readLines(
  handle: Pick<FileHandle, 'read'>,
  from: number,
  to: number,
): AsyncGenerator<FileLine[]> {
  let rest = Buffer.alloc(0);
  for (let at = from; at < to; ) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK, to - at));
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, at);
    if (bytesRead === 0) return;
    const bytes = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
    const base = at - rest.length;
    at += bytesRead;
    const lines: FileLine[] = [];
    let start = 0;
    for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, start)) {
      lines.push({ start: base + start, end: base + end + 1, bytes: bytes.subarray(start, end + 1) });
      start = end + 1;
    }
    rest = Buffer.from(bytes.subarray(start));
    yield lines;
  }
}

/** What the blocks of a file come to. */
export interface Scanned {
  index: RecordIndex;
  head: Head;
  /** The offset behind the last whole block. */
  end: number;
}

/** Reads all blocks of a file up to the first that is not whole. Values are not looked at. */
export async function scanBlocks(handle: Pick<FileHandle, 'read'>, size: number): Promise<Scanned> {
  const scanned: Scanned = { index: new RecordIndex(), head: { version: 0, seq: 0 }, end: HEADER_BYTES };
  let sum = 0;
  let block: (() => void)[] = [];
  for await (const lines of readLines(handle, HEADER_BYTES, size)) {
    for (const { start, end, bytes } of lines) {
      const line = parseLine(bytes.subarray(0, -1));
      if (!line) return scanned;
      if (line.type === 'end') {
        if (line.sum !== sum || line.version < scanned.head.version) return scanned;
        for (const apply of block) apply();
        scanned.head = { version: line.version, seq: line.seq };
        scanned.end = end;
        [block, sum] = [[], 0];
        continue;
      }
      sum = crc32(bytes, sum);
      const { index } = scanned;
      if (line.type === 'put') block.push(() => index.set(line.key, { start, end, seq: line.seq }));
      else if (line.type === 'delete') block.push(() => index.delete(line.key));
      else block.push(() => index.clear());
    }
  }
  return scanned;
}
