import { delay } from '../../lib/delay';
import { createStore } from '../../lib/store';
import { ApiError } from '../calls/errors';
import { connectionKey } from '../connection/clients';
import type { Connection } from '../connection/connection';
import { keepLists } from './kept';
import { Pace } from './pace';
import { listOptions } from './queries';
import { queryClient } from './query-client';
import { scanRate } from './scan-rate';
import { IDLE, isActive, isEnded, type ScanProblem, type ScanState, stoppedAs } from './scan-state';
import { type Release, ScanTabs } from './scan-tabs';
import { AGE_MS, Walk } from './scan-walk';
import { noteScan } from './scanned';
import { openChannel, SharedLists } from './shared-lists';

/** The lists of an API, for the estimate before one has been read. */
const LISTS_PER_API = 5;

/** How long a message of another tab may take, milliseconds. */
const SETTLE_MS = 250;

const sharedLists = new SharedLists(queryClient, openChannel('lists'));
const scanTabs = new ScanTabs(openChannel('scans'));

class ScanCancelled extends Error {}

/**
 * Reads the lists of an account and Region into the query cache, after whatever else is to be read and at a low rate; see
 * `Walk`. One request per page of a list; a list that is fresh is passed over, and what another tab has read is taken from
 * there. While another tab reads the account this one shows how far it is; it continues when that tab is closed.
 */
export class Scan {
  readonly #store = createStore<ScanState>(IDLE);
  #pace = new Pace(scanRate.getSnapshot());
  #abort = new AbortController();
  #resume: (() => void) | undefined;
  #paused: Promise<void> | undefined;
  /** While this tab is the one that reads the account. */
  #release: Release | undefined;
  #released: Promise<void> | undefined;
  /** The last that was heard of the tab that reads the account. */
  #elsewhere: ScanState | undefined;
  /** Requests before the first one of an API. */
  #requestsBefore = 0;

  constructor(
    private readonly connection: Connection,
    private readonly lists: Pick<SharedLists, 'offer' | 'take' | 'push' | 'follow'> = sharedLists,
    private readonly tabs: ScanTabs = scanTabs,
    private readonly keep: (connection: Connection) => Promise<void> = keepLists,
  ) {
    lists.offer(connection);
    scanRate.subscribe(() => this.#pace.setRate(scanRate.getSnapshot()));
    tabs.listen(connection, {
      onProgress: (state) => this.#hear(state),
      onControl: (action) => this.#release && this[action](),
      onJoin: () => this.#release && tabs.report(connection, this.getState()),
    });
  }

  getState = this.#store.getSnapshot;
  subscribe = this.#store.subscribe;

  /** Starts, or starts again; what is fresh is not read again. Does nothing while it runs. @param scope see `isInScope` */
  start(scope = ''): void {
    if (isActive(this.getState())) return;
    noteScan(this.connection);
    this.#abort = new AbortController();
    this.#pace = new Pace(scanRate.getSnapshot());
    this.#elsewhere = undefined;
    this.#store.set({ ...IDLE, status: 'running' });
    void this.#run(scope, this.#abort.signal).catch((error: unknown) => {
      if (error instanceof ScanCancelled) return;
      if (!(error instanceof ApiError)) throw error;
      this.#report({ text: error.message });
      this.#end('failed');
    });
  }

  /** Stops before the next request, also where another tab sends them. */
  pause(): void {
    if (this.getState().status !== 'running') return;
    if (this.getState().isElsewhere) {
      this.tabs.control(this.connection, 'pause');
      return;
    }
    this.#block();
    this.#set({ status: 'paused' });
  }

  resume(): void {
    if (this.getState().status !== 'paused') return;
    if (this.getState().isElsewhere) {
      this.tabs.control(this.connection, 'resume');
      return;
    }
    this.#set({ status: 'running' });
    this.#unblock();
  }

  /** Ends it in this tab; what was read stays. */
  cancel(): void {
    if (!isActive(this.getState())) return;
    this.#abort.abort(new ScanCancelled());
    this.#end('cancelled');
    this.#unblock();
  }

  /** Back to how it was before the first one: what was read was forgotten. */
  reset(): void {
    if (!isActive(this.getState())) this.#store.set(IDLE);
  }

  #block(): void {
    this.#paused = new Promise((resolve) => {
      this.#resume = resolve;
    });
  }

  #unblock(): void {
    this.#resume?.();
    this.#paused = undefined;
  }

  #set(change: Partial<ScanState>): void {
    this.#store.set({ ...this.getState(), ...change });
    if (this.#release) this.tabs.report(this.connection, this.getState());
  }

  #end(status: 'done' | 'cancelled' | 'failed'): void {
    this.#set({ status, remainingMs: undefined, endedAt: Date.now(), isElsewhere: false });
    this.#released = this.#release?.();
    this.#release = undefined;
  }

  #report(problem: ScanProblem): void {
    this.#set({ problems: [...this.getState().problems, problem] });
  }

  async #run(scope: string, signal: AbortSignal): Promise<void> {
    const { connection, lists } = this;
    // This tab's own lock of a moment ago is no other tab.
    await this.#released;
    const release = await this.tabs.tryTake(connection);
    const known = release ? undefined : await this.#follow(signal);
    if (release && signal.aborted) void release();
    signal.throwIfAborted();
    if (release) this.#release = release;
    const stopped = known && stoppedAs(this.#elsewhere);
    if (stopped) {
      this.#end(stopped);
      return;
    }
    await this.keep(connection);
    signal.throwIfAborted();
    if (!known) {
      const shared = await lists.take(connection, AGE_MS);
      signal.throwIfAborted();
      this.#set({ shared });
    }
    await this.#walk(scope, signal, known ?? new Map());
    this.#end('done');
  }

  /**
   * Shows how far the tab is that reads the account, and takes what it reads, until it has ended or was closed.
   * @returns what that tab could not read, by its list
   */
  async #follow(signal: AbortSignal): Promise<ReadonlyMap<string, ScanProblem>> {
    const { connection, lists, tabs } = this;
    this.#set({ isElsewhere: true });
    const onTaken = (count: number) => this.#set({ shared: this.getState().shared + count });
    const stop = lists.follow(connection, AGE_MS, onTaken);
    tabs.join(connection);
    try {
      const taking = lists.take(connection, AGE_MS).then(onTaken);
      const release = await tabs.waitForTurn(connection, signal);
      await taking;
      // Messages and locks are not ordered: what was sent before the lock was free has arrived by then.
      await delay(SETTLE_MS);
      if (signal.aborted) void release();
      signal.throwIfAborted();
      this.#release = release;
    } finally {
      stop();
    }
    const last = this.#elsewhere;
    const isTakenOver = last !== undefined && !isEnded(last);
    const isPaused = isTakenOver && last.status === 'paused';
    if (isPaused) this.#block();
    const refused = last?.problems ?? [];
    // The other tab's numbers are not this tab's; a cancelled or failed scan keeps them.
    this.#set({
      isElsewhere: false,
      isTakenOver,
      status: isPaused ? 'paused' : 'running',
      ...(!stoppedAs(last) && { done: 0, total: undefined, remainingMs: undefined, problems: [] }),
    });
    return new Map(refused.flatMap((problem) => (problem.list ? [[problem.list, problem]] : [])));
  }

  /** The progress of the tab that reads the account. */
  #hear(state: ScanState): void {
    if (!this.getState().isElsewhere) return;
    this.#elsewhere = state;
    const { done, total, remainingMs, problems } = state;
    const status = state.status === 'paused' ? 'paused' : 'running';
    this.#set({ status, done, total, remainingMs, problems });
  }

  async #walk(scope: string, signal: AbortSignal, known: ReadonlyMap<string, ScanProblem>): Promise<void> {
    const { connection, lists } = this;
    const walk = new Walk({
      connection,
      scope,
      signal,
      pace: this.#pace,
      paused: () => this.#paused,
      known,
      onRequest: () => this.#set({ requests: this.getState().requests + 1 }),
      onList: (kind, parents) => lists.push(connection, listOptions(connection, kind, parents).queryKey),
      // What is still underway when it is cancelled no longer counts.
      onProblem: (problem) => signal.aborted || this.#report(problem),
      onApis: (total) => this.#set({ total }),
      onFirstApi: () => {
        this.#requestsBefore = this.getState().requests;
      },
      onApiDone: () => this.#countApi(),
    });
    await walk.run();
  }

  #countApi(): void {
    const { done, total = 0, requests } = this.getState();
    const perApi = (requests - this.#requestsBefore) / (done + 1) || LISTS_PER_API;
    const remainingMs = Math.round((total - done - 1) * perApi * this.#pace.interval);
    this.#set({ done: done + 1, remainingMs });
  }
}

const scans = new Map<string, Scan>();

/** The one scan of a connection and Region in this tab; it survives navigation. */
export function scanOf(connection: Connection): Scan {
  const key = connectionKey(connection);
  const known = scans.get(key);
  if (known) return known;
  const scan = new Scan(connection);
  scans.set(key, scan);
  return scan;
}
