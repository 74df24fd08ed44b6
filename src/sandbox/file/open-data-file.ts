import { constants } from 'node:fs';
import { copyFile, type FileHandle, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Head, highestSeq, type Layout, type StoredRecord } from '../store';
import { DataFileError, errorCode } from './data-file-error';
import { fromJson } from './json-values';
import { encodeBlock, HEADER_BYTES, headerText, parseHeader, valueText } from './log-format';
import { type Scanned, scanBlocks } from './scan';

/** An open data file. */
export interface DataFile extends Scanned {
  handle: FileHandle;
}

const OTHER_FILE = 'Give another file, or move this one away to start with a new one.';

/**
 * Opens a data file, new or checked from its first byte to its last. One of an older layout is converted, and the former
 * one kept beside it; any other that cannot be used is left as it is.
 * @throws DataFileError
 */
export async function openDataFile(path: string, layout: Layout, openFile = open): Promise<DataFile> {
  await removeLeftovers(path);
  let handle: FileHandle;
  try {
    handle = await openFile(path, 'r+');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return create(path, layout, openFile);
    throw new DataFileError(path, `cannot be opened (${errorCode(error)})`, OTHER_FILE, error);
  }
  try {
    const { size } = await handle.stat();
    if (size === 0) throw new DataFileError(path, 'is empty', OTHER_FILE);
    const start = Buffer.alloc(Math.min(size, HEADER_BYTES));
    await handle.read(start, 0, start.length, 0);
    const header = parseHeader(start.toString());
    if (!header) return await convertOldest(path, layout, handle, openFile);
    checkFormat(path, header.format, layout);
    if (size < header.committed)
      throw new DataFileError(path, `is cut short: it has ${size} of ${header.committed} bytes`, OTHER_FILE);
    const scanned = await scanBlocks(handle, size);
    if (scanned.end < header.committed)
      throw new DataFileError(path, `is damaged from byte ${scanned.end} on`, OTHER_FILE);
    if (header.format < layout.version) {
      const records = await allRecords(handle, scanned);
      await handle.close();
      return await convert(path, layout, { format: header.format, head: scanned.head, records }, openFile);
    }
    // What a process wrote that ended before it could confirm it.
    if (size > scanned.end) await handle.truncate(scanned.end);
    return { handle, ...scanned };
  } catch (error) {
    await handle.close();
    if (error instanceof DataFileError) throw error;
    throw new DataFileError(path, `cannot be read (${errorCode(error) ?? String(error)})`, OTHER_FILE, error);
  }
}

function checkFormat(path: string, format: number, layout: Layout): void {
  if (format > layout.version)
    throw new DataFileError(
      path,
      `is of format ${format}, of a newer Gatehouse: this one reads up to ${layout.version}`,
      'Use the newer Gatehouse, or give another file.',
    );
  if (format < 1) throw new DataFileError(path, `is of format ${format}, which does not exist`, OTHER_FILE);
}

/** All records at once. */
async function allRecords(handle: FileHandle, { index }: Scanned): Promise<StoredRecord[]> {
  const records: StoredRecord[] = [];
  for (const group of index.groups())
    for (const [key, { start, end, seq }] of index.group(group)) {
      const line = Buffer.alloc(end - start - 1);
      await handle.read(line, 0, line.length, start);
      records.push({ key, seq, value: fromJson(valueText(line)) });
    }
  return records;
}

/** Up to layout 2, a data file was one JSON object. */
async function convertOldest(
  path: string,
  layout: Layout,
  handle: FileHandle,
  openFile: typeof open,
): Promise<DataFile> {
  const text = await readFile(path, 'utf8');
  let data: unknown;
  try {
    data = fromJson(text);
  } catch {
    const ours = /^\{"(format|gatehouse)":/.test(text);
    throw new DataFileError(path, ours ? 'is cut short' : 'is not a sandbox data file', OTHER_FILE);
  }
  if (!isOldest(data)) throw new DataFileError(path, 'is not a sandbox data file', OTHER_FILE);
  const { format, version, records } = data;
  checkFormat(path, format, layout);
  if (version < 1)
    throw new DataFileError(path, `has version ${version}, which no sandbox writes`, OTHER_FILE);
  await handle.close();
  return convert(path, layout, { format, head: { version, seq: highestSeq(records) }, records }, openFile);
}

interface Oldest {
  format: number;
  version: number;
  records: StoredRecord[];
}

function isOldest(data: unknown): data is Oldest {
  if (typeof data !== 'object' || data === null) return false;
  const { format, version, records } = data as Record<string, unknown>;
  return typeof format === 'number' && typeof version === 'number' && Array.isArray(records);
}

/** Writes the records in this layout, to take the file's place once all of them are there. */
async function convert(
  path: string,
  layout: Layout,
  from: { format: number; head: Head; records: StoredRecord[] },
  openFile: typeof open,
): Promise<DataFile> {
  const copy = `${path}.format-${from.format}`;
  try {
    await copyFile(path, copy, constants.COPYFILE_EXCL).catch((error: unknown) => {
      // Converted before, and put back by hand: the first copy stays.
      if (errorCode(error) !== 'EEXIST') throw error;
    });
    const records = layout.upgrade(from.records, from.format);
    const { bytes } = encodeBlock(
      records.map((record) => ({ key: record.key, record })),
      from.head,
    );
    const next = `${path}.new`;
    const handle = await openFile(next, 'wx+');
    try {
      const committed = HEADER_BYTES + bytes.length;
      await handle.writeFile(headerText({ format: layout.version, committed }));
      await handle.appendFile(bytes);
      await handle.sync();
      await rename(next, path);
      return { handle, ...(await scanBlocks(handle, committed)) };
    } catch (error) {
      await handle.close();
      await rm(next, { force: true });
      throw error;
    }
  } catch (error) {
    throw new DataFileError(
      path,
      `cannot be converted from format ${from.format} (${errorCode(error) ?? String(error)})`,
      'Make room and let its folder be written, or give another file.',
      error,
    );
  }
}

async function create(path: string, layout: Layout, openFile: typeof open): Promise<DataFile> {
  try {
    const handle = await openFile(path, 'wx+');
    await handle.write(headerText({ format: layout.version, committed: HEADER_BYTES }), 0);
    await handle.sync();
    return { handle, ...(await scanBlocks(handle, HEADER_BYTES)) };
  } catch (error) {
    throw new DataFileError(
      path,
      `cannot be created (${errorCode(error)})`,
      'Give a file in a folder that exists and that you may write.',
      error,
    );
  }
}

/** What a process left behind that was ended while it wrote. */
async function removeLeftovers(path: string): Promise<void> {
  const [folder, name] = [dirname(path), basename(path)];
  const names = await readdir(folder).catch(() => []);
  for (const other of names) {
    if (!other.startsWith(`${name}.`)) continue;
    // The numbered ones are of layouts 1 and 2.
    if (/^(new|compact|\d+\.tmp)$/.test(other.slice(name.length + 1)))
      await rm(join(folder, other), { force: true });
  }
}
