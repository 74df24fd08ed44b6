import { type open, rename, rm } from 'node:fs/promises';
import { serial } from '../lib/serial';
import { copyLive, writeAll } from './file/compact';
import { errorCode } from './file/data-file-error';
import { fromJson } from './file/json-values';
import { lockDataFile } from './file/lock-file';
import { encodeBlock, headerText, type Placed, valueText } from './file/log-format';
import { type DataFile, openDataFile } from './file/open-data-file';
import type { Position } from './file/record-index';
import {
  type Change,
  type Head,
  highestSeq,
  LAYOUT,
  type Layout,
  type Store,
  type StoredRecord,
} from './store';
import { WriteLog } from './write-log';

/** A store in a file, until it is closed. */
export interface FileStore extends Store {
  close(): Promise<void>;
}

export interface FileStoreOptions {
  layout?: Layout;
  /** Bytes that are not in use any more before the file is compacted, which also takes as many as are in use. */
  compactAbove?: number;
  /** Called with a compaction that failed: the file is as good as before, but longer. */
  onWarning?(message: string): void;
  /** `open` of node:fs/promises unless set. */
  openFile?: typeof open;
}

const COMPACT_ABOVE = 4 * 1024 * 1024;

/** Records that are at most this far apart in the file are read in one go. */
const READ_GAP = 64 * 1024;

/**
 * A store in a log: each write appends its own records, and is on the disk when it is confirmed. Values are read from the
 * file when they are needed. For one process, which a lock file beside it ensures.
 * @throws DataFileError where the file cannot be used
 */
export async function openFileStore(path: string, options: FileStoreOptions = {}): Promise<FileStore> {
  const unlock = await lockDataFile(path);
  try {
    const { layout = LAYOUT, openFile } = options;
    return new LogStore(path, await openDataFile(path, layout, openFile), unlock, { ...options, layout });
  } catch (error) {
    await unlock();
    throw error;
  }
}

class LogStore implements FileStore {
  readonly exclusive = serial();
  #writes = new WriteLog();
  #compaction: Promise<void> | undefined;
  /** What was written since the compaction that runs began. */
  #sinceCompaction: { base: number; places: Placed[]; clear: boolean }[] = [];
  /** How long the file must be before the next compaction is tried. */
  #notBefore = 0;
  #closed = false;

  constructor(
    private readonly path: string,
    private readonly file: DataFile,
    private readonly unlock: () => Promise<void>,
    private readonly options: FileStoreOptions & { layout: Layout },
  ) {}

  async head(): Promise<Head> {
    return this.file.head;
  }

  async read(groups: readonly string[]): Promise<StoredRecord[]> {
    const { index, handle } = this.file;
    const wanted = groups.flatMap((group) => index.group(group)).sort(([, a], [, b]) => a.start - b.start);
    const records: StoredRecord[] = [];
    for (const run of runsOf(wanted)) {
      const [start, end] = [run[0]?.[1].start ?? 0, run.at(-1)?.[1].end ?? 0];
      const bytes = Buffer.allocUnsafe(end - start);
      await handle.read(bytes, 0, bytes.length, start);
      for (const [key, place] of run) {
        const line = bytes.subarray(place.start - start, place.end - start - 1);
        records.push({ key, seq: place.seq, value: fromJson(valueText(line)) });
      }
    }
    return records;
  }

  async writtenSince(version: number) {
    return this.#writes.since(version, this.file.head.version);
  }

  async load() {
    return { ...this.file.head, records: await this.read(this.file.index.groups()) };
  }

  async commit(changes: readonly Change[], version: number): Promise<void> {
    const records = changes.flatMap(({ record }) => record ?? []);
    await this.#append(changes, { version, seq: highestSeq(records, this.file.head.seq) });
    this.#writes.add(version, changes);
  }

  async replace(records: readonly StoredRecord[], version: number): Promise<void> {
    const changes = records.map((record) => ({ key: record.key, record }));
    await this.#append(changes, { version, seq: highestSeq(records, this.file.head.seq), clear: true });
    this.#writes.clear();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#compaction;
    await this.exclusive(() => this.file.handle.close());
    await this.unlock();
  }

  async #append(changes: readonly Change[], head: Head & { clear?: boolean }): Promise<void> {
    const { file } = this;
    const { bytes, places } = encodeBlock(changes, head);
    const base = file.end;
    try {
      await writeAll(file.handle, bytes, base);
      await file.handle.datasync();
      await this.#confirm(base + bytes.length);
    } catch (error) {
      // Memory has not gone ahead. What was written of the block is not confirmed, and the next one is written over it.
      await file.handle.truncate(base).catch(() => undefined);
      throw new Error(
        `The data file cannot be written (${errorCode(error) ?? String(error)}); nothing was changed`,
        {
          cause: error,
        },
      );
    }
    file.end = base + bytes.length;
    file.head = { version: head.version, seq: head.seq };
    const write = { base, places, clear: head.clear === true };
    applyWrite(file, write);
    if (this.#compaction) this.#sinceCompaction.push(write);
    else this.#compactIfLong();
  }

  /** The header names the end of what is on the disk. It is a few bytes in place: after a power cut the former is as good. */
  async #confirm(committed: number, handle = this.file.handle): Promise<void> {
    await writeAll(handle, Buffer.from(headerText({ format: this.options.layout.version, committed })), 0);
  }

  #compactIfLong(): void {
    const { end, index } = this.file;
    const spare = end - index.liveBytes;
    if (this.#closed || end < this.#notBefore) return;
    if (spare < Math.max(this.options.compactAbove ?? COMPACT_ABOVE, index.liveBytes)) return;
    this.#compaction = this.#compact()
      .catch((error: unknown) => {
        this.#notBefore = this.file.end * 2;
        this.options.onWarning?.(
          `${this.path} could not be compacted (${errorCode(error) ?? String(error)}); it stays as it is.`,
        );
      })
      .finally(() => {
        this.#compaction = undefined;
        this.#sinceCompaction = [];
      });
  }

  /** Copies what is in use beside the writes that go on, and takes over what they wrote at the end, in a turn of its own. */
  async #compact(): Promise<void> {
    const { file, path } = this;
    const next = `${path}.compact`;
    const { end: to, head } = file;
    const { openFile } = this.options;
    try {
      const compacted = await copyLive(file.handle, to, next, {
        head,
        isLive: (key, start) => file.index.get(key)?.start === start,
        ...(openFile && { openFile }),
      });
      await this.exclusive(async () => {
        try {
          const shift = compacted.end - to;
          await copyBytes(file.handle, to, file.end, compacted.handle, compacted.end);
          await this.#confirm(file.end + shift, compacted.handle);
          await compacted.handle.sync();
          await rename(next, path);
          for (const { base, ...write } of this.#sinceCompaction)
            applyWrite(compacted, { base: base + shift, ...write });
          const former = file.handle;
          file.handle = compacted.handle;
          file.index = compacted.index;
          file.end += shift;
          await former.close();
        } catch (error) {
          if (file.handle !== compacted.handle) await compacted.handle.close();
          throw error;
        }
      });
    } catch (error) {
      await rm(next, { force: true });
      throw error;
    }
  }
}

function applyWrite(
  { index }: Pick<DataFile, 'index'>,
  { base, places, clear }: { base: number; places: readonly Placed[]; clear: boolean },
): void {
  if (clear) index.clear();
  for (const { key, place } of places) {
    if (place) index.set(key, { start: base + place.start, end: base + place.end, seq: place.seq });
    else index.delete(key);
  }
}

/** Neighbours in the file, each to be read in one go. */
function runsOf(sorted: readonly [string, Position][]): [string, Position][][] {
  const runs: [string, Position][][] = [];
  for (const one of sorted) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && one[1].start - before[1].end <= READ_GAP) run.push(one);
    else runs.push([one]);
  }
  return runs;
}

async function copyBytes(
  from: DataFile['handle'],
  start: number,
  end: number,
  to: DataFile['handle'],
  at: number,
): Promise<void> {
  const chunk = Buffer.allocUnsafe(1024 * 1024);
  for (let done = start; done < end; ) {
    const { bytesRead } = await from.read(chunk, 0, Math.min(chunk.length, end - done), done);
    if (bytesRead === 0) throw new Error('The data file is shorter than it was');
    await writeAll(to, chunk.subarray(0, bytesRead), at + (done - start));
    done += bytesRead;
  }
}
