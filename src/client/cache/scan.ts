import type { Api } from '@aws-sdk/client-apigatewayv2';
import { createStore } from '../../lib/store';
import { kinds } from '../../service/kinds';
import type { Kind } from '../../service/resources';
import { ApiError } from '../calls/errors';
import { connectionKey } from '../connection/clients';
import type { Connection } from '../connection/connection';
import { converting, responding } from './facts';
import { Pace } from './pace';
import { cachedList, type Params } from './queries';
import { queryClient } from './query-client';
import { isListFresh, readList } from './read-list';
import { scanRate } from './scan-rate';
import { IDLE, isInScope, type ScanProblem, type ScanState } from './scan-state';
import { noteScan } from './scanned';
import { openChannel, SharedLists } from './shared-lists';
import { uncancelled } from './uncancelled';

/** Lists that are underway together; the rate is the same, but a slow response does not hold up the rest. */
const WORKERS = 4;

/** What was read within this time is not read again, milliseconds. */
const AGE_MS = 15 * 60_000;

/** The lists of an API, for the estimate before one has been read. */
const LISTS_PER_API = 5;

const sharedLists = new SharedLists(queryClient, openChannel());

class ScanCancelled extends Error {}

/**
 * Reads the lists of an account and Region into the query cache, after whatever else is to be read and at a low rate: APIs,
 * domain names, VPC links, API mappings, and of each API its routes, integrations, authorizers, stages and deployments, for
 * WebSocket APIs also models and responses. One request per page of a list; a list that is fresh is passed over, and what
 * another tab has read is taken from there.
 */
export class Scan {
  readonly #store = createStore<ScanState>(IDLE);
  #pace = new Pace(scanRate.getSnapshot());
  #abort = new AbortController();
  #resume: (() => void) | undefined;
  #paused: Promise<void> | undefined;
  #requestsBefore = 0;

  constructor(
    private readonly connection: Connection,
    private readonly tabs: Pick<SharedLists, 'offer' | 'take'> = sharedLists,
  ) {
    tabs.offer(connection);
    scanRate.subscribe(() => this.#pace.setRate(scanRate.getSnapshot()));
  }

  getState = this.#store.getSnapshot;
  subscribe = this.#store.subscribe;

  /** Starts, or starts again; what is fresh is not read again. Does nothing while it runs. @param scope see `isInScope` */
  start(scope = ''): void {
    const { status } = this.getState();
    if (status === 'running' || status === 'paused') return;
    noteScan(this.connection);
    this.#abort = new AbortController();
    this.#pace = new Pace(scanRate.getSnapshot());
    this.#store.set({ ...IDLE, status: 'running' });
    void this.#run(scope).then(
      () => this.#end('done'),
      (error: unknown) => {
        if (error instanceof ScanCancelled) return;
        if (!(error instanceof ApiError)) throw error;
        this.#report({ text: error.message });
        this.#end('failed');
      },
    );
  }

  pause(): void {
    if (this.getState().status !== 'running') return;
    this.#paused = new Promise((resolve) => {
      this.#resume = resolve;
    });
    this.#set({ status: 'paused' });
  }

  resume(): void {
    if (this.getState().status !== 'paused') return;
    this.#set({ status: 'running' });
    this.#unblock();
  }

  /** Ends it; what was read stays. */
  cancel(): void {
    const { status } = this.getState();
    if (status !== 'running' && status !== 'paused') return;
    this.#abort.abort(new ScanCancelled());
    this.#end('cancelled');
    this.#unblock();
  }

  #unblock(): void {
    this.#resume?.();
    this.#paused = undefined;
  }

  #set(change: Partial<ScanState>): void {
    this.#store.set({ ...this.getState(), ...change });
  }

  #end(status: 'done' | 'cancelled' | 'failed'): void {
    this.#set({ status, remainingMs: undefined, endedAt: Date.now() });
  }

  #report(problem: ScanProblem): void {
    this.#set({ problems: [...this.getState().problems, problem] });
  }

  async #run(scope: string): Promise<void> {
    const { connection } = this;
    const { signal } = this.#abort;
    const shared = await this.tabs.take(connection, AGE_MS);
    signal.throwIfAborted();
    this.#set({ shared });
    await this.#read('api', {});
    const apis = (cachedList(connection, 'api', {}) ?? []).filter((api) => isInScope(api, scope));
    this.#set({ total: apis.length });
    await this.#attempt('domainName', {});
    await this.#attempt('vpcLink', {});
    for (const { DomainName = '', RoutingMode = 'API_MAPPING_ONLY' } of cachedList(
      connection,
      'domainName',
      {},
    ) ?? []) {
      await this.#attempt('apiMapping', { DomainName });
      if (RoutingMode !== 'API_MAPPING_ONLY') await this.#attempt('routingRule', { DomainName });
    }
    this.#requestsBefore = this.getState().requests;
    const queue = apis.values();
    await Promise.all(Array.from({ length: WORKERS }, () => this.#work(queue)));
  }

  async #work(queue: IterableIterator<Api>): Promise<void> {
    // The workers take from one iterator: each API is read once.
    for (const api of queue) {
      await this.#readApi(api);
      const { done, total = 0, requests } = this.getState();
      const perApi = (requests - this.#requestsBefore) / (done + 1) || LISTS_PER_API;
      this.#set({
        done: done + 1,
        remainingMs: Math.round((total - done - 1) * perApi * this.#pace.interval),
      });
    }
  }

  async #readApi({ ApiId = '', ProtocolType }: Api): Promise<void> {
    const parents = { ApiId };
    const isWebSocket = ProtocolType === 'WEBSOCKET';
    for (const kind of ['route', 'integration', 'authorizer', 'stage', 'deployment'] as const)
      if (!(await this.#attempt(kind, parents))) return;
    if (!isWebSocket) return;
    await this.#attempt('model', parents);
    for (const { RouteId = '' } of responding(cachedList(this.connection, 'route', parents) ?? []))
      await this.#attempt('routeResponse', { ...parents, RouteId });
    for (const { IntegrationId = '' } of converting(
      cachedList(this.connection, 'integration', parents) ?? [],
    ))
      await this.#attempt('integrationResponse', { ...parents, IntegrationId });
  }

  /** Reads a list; a refusal is a problem and no end. @returns whether the parent is still there */
  async #attempt(kind: Kind, parents: Params): Promise<boolean> {
    try {
      await this.#read(kind, parents);
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const isGone = error.details.status === 404 && parents.ApiId !== undefined;
      const text = isGone ? 'The API no longer exists.' : `${kinds[kind].title} not read: ${error.message}`;
      this.#report({ apiId: parents.ApiId, text });
      return !isGone;
    }
  }

  /** @throws ApiError, ScanCancelled */
  async #read(kind: Kind, parents: Params): Promise<void> {
    const { connection } = this;
    const { signal } = this.#abort;
    const isFresh = () => isListFresh(connection, kind, parents, AGE_MS);
    if (isFresh()) return;
    await this.#paused;
    await this.#pace.turn();
    await this.#paused;
    signal.throwIfAborted();
    // A screen may have read it meanwhile.
    if (isFresh()) return;
    this.#count();
    let isFirst = true;
    const options = {
      ageMs: AGE_MS,
      background: {
        // A screen that shows the list waits for it too, so a pause does not stop what is underway.
        turn: async () => {
          if (isFirst) isFirst = false;
          else {
            await this.#pace.turn();
            this.#count();
          }
        },
        throttled: () => this.#pace.throttled(),
      },
    };
    await uncancelled(() => readList(connection, kind, parents, options));
    signal.throwIfAborted();
  }

  #count(): void {
    this.#set({ requests: this.getState().requests + 1 });
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
