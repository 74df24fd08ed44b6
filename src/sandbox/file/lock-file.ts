import { readFileSync, rmSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { DataFileError, errorCode } from './data-file-error';

/** The locks of this process: a number in a lock file that is ours and not in here is of an earlier process. */
const held = new Set<string>();

process.on('exit', () => {
  for (const lock of held) rmSync(lock, { force: true });
});

/**
 * Claims a data file for this process by a file beside it with the process id; that of a process that is gone is taken over.
 * @returns what gives it up
 * @throws DataFileError where another process has it, or where the folder cannot be written
 */
export async function lockDataFile(path: string): Promise<() => Promise<void>> {
  const lock = `${path}.lock`;
  while (!(await create(path, lock))) {
    const holder = await holderOf(lock);
    if (holder !== undefined && isAlive(lock, holder))
      throw new DataFileError(
        path,
        `is in use by the process ${holder}`,
        `Stop it, or give another file. If no sandbox runs, remove ${lock}.`,
      );
    await removeStale(lock, holder);
  }
  held.add(lock);
  return async () => {
    held.delete(lock);
    await rm(lock, { force: true });
  };
}

/** Linked and not created, so that no process finds a lock file without a process id in it. */
async function create(path: string, lock: string): Promise<boolean> {
  const own = `${lock}.${process.pid}`;
  try {
    await writeFile(own, `${process.pid}\n`);
    await link(own, lock);
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST') return false;
    throw new DataFileError(
      path,
      `cannot be written: its folder refuses a lock file (${code})`,
      'Give a file in a folder that exists and that you may write.',
      error,
    );
  } finally {
    await rm(own, { force: true }).catch(() => undefined);
  }
}

/** The process id in a lock file; undefined where there is none (any more). */
async function holderOf(lock: string): Promise<number | undefined> {
  const text = await readFile(lock, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return '';
    throw error;
  });
  return /^\d+\s*$/.test(text) ? Number(text) : undefined;
}

function isAlive(lock: string, pid: number): boolean {
  if (pid === process.pid) return held.has(lock);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** Moved first: of two processes that find the same stale lock, one takes it away and the other does not take the new one. */
async function removeStale(lock: string, holder: number | undefined): Promise<void> {
  const aside = `${lock}.${process.pid}.stale`;
  try {
    await rename(lock, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  const moved = readFileSync(aside, 'utf8').trim();
  // Somebody else's, made since it was read: back with it.
  if (moved !== '' && Number(moved) !== holder) await rename(aside, lock);
  else await rm(aside, { force: true });
}
