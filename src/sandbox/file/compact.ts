import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { Head } from '../store';
import { blockEnd, HEADER_BYTES, parseLine } from './log-format';
import { RecordIndex } from './record-index';
import { readLines } from './scan';

/** How long the blocks of a compacted file are, in bytes. */
const BLOCK = 1024 * 1024;

/** A file with nothing but the records in use, without its header yet. */
export interface Compacted {
  handle: FileHandle;
  index: RecordIndex;
  /** The offset behind the last block. */
  end: number;
}

/**
 * Copies the records in use up to an offset of a data file to a new file, while others may append to the first.
 * @param isLive whether the record whose line begins at `start` is still the one of its key
 * @throws Error of the file system, with the new file closed but not removed
 */
export async function copyLive(
  from: Pick<FileHandle, 'read'>,
  to: number,
  path: string,
  {
    head,
    isLive,
    openFile = open,
  }: { head: Head; isLive(key: string, start: number): boolean; openFile?: typeof open },
): Promise<Compacted> {
  const handle = await openFile(path, 'w+');
  const compacted: Compacted = { handle, index: new RecordIndex(), end: HEADER_BYTES };
  try {
    let block: Buffer[] = [];
    let length = 0;
    const flush = async () => {
      const body = Buffer.concat(block);
      const bytes = Buffer.concat([body, Buffer.from(blockEnd(head, crc32(body)))]);
      await writeAll(handle, bytes, compacted.end);
      compacted.end += bytes.length;
      [block, length] = [[], 0];
    };
    for await (const lines of readLines(from, HEADER_BYTES, to)) {
      for (const { start, bytes } of lines) {
        const line = parseLine(bytes.subarray(0, -1));
        if (line?.type !== 'put' || !isLive(line.key, start)) continue;
        const at = compacted.end + length;
        compacted.index.set(line.key, { start: at, end: at + bytes.length, seq: line.seq });
        block.push(bytes);
        length += bytes.length;
        if (length >= BLOCK) await flush();
      }
    }
    // Also an empty block: the head is kept where nothing else is left.
    await flush();
    return compacted;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Writes all bytes at an offset, in as many calls as the system needs. */
export async function writeAll(handle: Pick<FileHandle, 'write'>, bytes: Buffer, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}
