import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Connection } from '../client/connection/connection';
import { safeLocalStorage } from '../lib/storage';
import { withDatabase } from '../lib/with-database';
import { tryLock } from '../lib/with-lock';
import type { Call } from '../service/plan';
import type { UnknownOutcome } from './reconcile';
import { RECORDS_KEY } from './run-records-key';
import type { CallState, RunState } from './runner';

// The plans that are running in the tabs of this browser, without secrets (no operation has any in its input). What is left
// here of a tab that has gone is a plan that was interrupted.

/** A running plan as it is kept until it ends. */
export interface RunRecord {
  id: string;
  connectionId: string;
  region: string;
  title: string;
  /** When the plan was started, milliseconds since 1970. */
  startedAt: number;
  calls: readonly Pick<CallState, 'call' | 'status' | 'output'>[];
  /** The call that was sent last, as a check needs it. */
  sent: UnknownOutcome | undefined;
}

/** Keeps the record of one run. */
export interface RunRecorder {
  /** Stores what is about to be sent. */
  save(state: RunState, sent: UnknownOutcome): Promise<void>;
  /** The run has ended in its tab, however: nothing is left to continue. */
  end(): Promise<void>;
}

interface Schema extends DBSchema {
  runs: { key: string; value: RunRecord };
}

/** Storage must not delay a change for longer, milliseconds. */
const PATIENCE_MS = 1000;

const lockName = (id: string) => `gatehouse.run.${id}`;

const withStore = <Result>(work: (db: IDBPDatabase<Schema>) => Promise<Result>): Promise<Result> =>
  withDatabase(
    () =>
      openDB<Schema>('gatehouse-runs', 1, {
        upgrade: (opened) => void opened.createObjectStore('runs', { keyPath: 'id' }),
      }),
    work,
  );

/** What `work` resolves to, or undefined when storage is blocked, full or slow: a change does not depend on it. */
function ifPossible<Result>(work: Promise<Result>): Promise<Result | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE_MS));
  return Promise.race([work.catch(() => undefined), late]);
}

/**
 * Begins the record of a run, or continues that of one that was interrupted. Undefined where a browser has no locks:
 * nothing would show there that a tab has gone.
 * @throws Error when another tab continues this run
 */
export async function recordRun(
  { id: connectionId, region }: Connection,
  title: string,
  existing?: Pick<RunRecord, 'id' | 'startedAt'>,
): Promise<RunRecorder | undefined> {
  if (!globalThis.navigator?.locks) return undefined;
  const { id, startedAt } = existing ?? { id: crypto.randomUUID(), startedAt: Date.now() };
  const release = await tryLock(lockName(id));
  if (!release) throw new Error('Another tab continues this plan.');
  return {
    async save({ calls }, sent) {
      safeLocalStorage.setItem(RECORDS_KEY, '1');
      const kept = calls.map(({ call, status, output }) => ({ call, status, ...(output && { output }) }));
      const record: RunRecord = { id, connectionId, region, title, startedAt, calls: kept, sent };
      await ifPossible(withStore((db) => db.put('runs', record)));
    },
    async end() {
      await ifPossible(discardRun(id));
      void release();
    },
  };
}

/** The plans of a connection whose tab has gone, oldest first. Empty when storage is blocked. */
export async function interruptedRuns(connectionId: string): Promise<RunRecord[]> {
  const all = await ifPossible(withStore((db) => db.getAll('runs')));
  const records = (all ?? []).filter(isRecord).filter((record) => record.connectionId === connectionId);
  const free = await Promise.all(
    records.map(({ id }) =>
      navigator.locks.request(lockName(id), { ifAvailable: true }, (lock) => lock !== null),
    ),
  );
  return records.filter((_, at) => free[at]).sort((a, b) => a.startedAt - b.startedAt);
}

/** Removes the record of a run. */
export async function discardRun(id: string): Promise<void> {
  await withStore(async (db) => {
    await db.delete('runs', id);
    if ((await db.count('runs')) === 0) safeLocalStorage.removeItem(RECORDS_KEY);
  });
}

/** Other programs of the same address share the storage. */
function isRecord(value: unknown): value is RunRecord {
  const { id, connectionId, title, calls } = (value ?? {}) as Partial<Record<keyof RunRecord, unknown>>;
  return (
    typeof id === 'string' &&
    typeof connectionId === 'string' &&
    typeof title === 'string' &&
    Array.isArray(calls) &&
    calls.every((one) => isCall((one as Partial<CallState> | null)?.call))
  );
}

function isCall(call: unknown): call is Call {
  const { id, operation, label, input } = (call ?? {}) as Partial<Record<keyof Call, unknown>>;
  return [id, operation, label].every((text) => typeof text === 'string') && typeof input === 'object';
}
