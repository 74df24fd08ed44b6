import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { delay } from '../../lib/delay';
import type { ListPage } from '../../service/list-page';
import type { Kind } from '../../service/resources';
import { connectionKey } from '../connection/clients';
import type { Connection } from '../connection/connection';
import { scopeOf } from './account-scope';
import { MAX_PAGES } from './queries';
import { KEPT_MS } from './read-list';

// Tabs hand each other the lists that they have read, so that an account is read once and not once per tab. Lists alone: a
// message holds nothing of the credentials but the access key ID, which is not a secret, in memory of this origin.

/** How long other tabs have to respond, and how long one that has begun may take for its next lists, milliseconds. */
const FIRST_MS = 250;
const NEXT_MS = 3000;

/** Lists in one message, and lists that are taken in all: more than the quotas of an account allow to scan. */
const BATCH = 100;
const MAX_LISTS = 10_000;

/** Requests of other tabs whose rest is remembered. */
const MAX_REQUESTS = 8;

/** A list as it is in the cache of a tab; `key` is its query's without the connection. */
interface SharedList {
  key: readonly unknown[];
  data: InfiniteData<ListPage<Kind>>;
  /** When it was read, milliseconds since 1970. */
  updatedAt: number;
}

type Message =
  | { type: 'ask'; request: string; scope: string; ageMs: number }
  | { type: 'more'; request: string; from: string }
  | { type: 'lists'; request: string; from: string; lists: readonly SharedList[]; hasMore: boolean }
  | { type: 'read'; scope: string; list: SharedList };

/** What carries messages to the other tabs. */
export interface Channel {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
}

/** A request of this tab: what has come, and from which tabs more will. */
interface Request {
  receive: (message: Extract<Message, { type: 'lists' }>) => void;
}

/** The lists of this tab for others, and those of others for this tab. */
export class SharedLists {
  readonly #tab = Math.random().toString(36).slice(2);
  readonly #offered = new Map<string, Connection>();
  /** The rest of what other tabs asked for, by request. */
  readonly #rest = new Map<string, { connection: Connection; keys: readonly (readonly unknown[])[] }>();
  readonly #requests = new Map<string, Request>();
  #followed: { connection: Connection; ageMs: number; onTaken: (count: number) => void } | undefined;
  /** What other tabs have asked for: they may want what comes later too. */
  readonly #asked = new Set<string>();
  #count = 0;

  constructor(
    private readonly client: QueryClient,
    private readonly channel: Channel | undefined,
  ) {
    if (channel) channel.onmessage = ({ data }) => this.#handle(data as Message);
  }

  /** Offers the lists of a connection to other tabs from now on. */
  offer(connection: Connection): void {
    this.#offered.set(connectionKey(connection), connection);
  }

  /**
   * Takes the lists that other tabs have read within `ageMs` into the cache, with their age; those that this tab has as
   * recent ones of, or has changed since, are not taken.
   * @returns how many were taken
   */
  async take(connection: Connection, ageMs: number): Promise<number> {
    const { channel } = this;
    if (!channel) return 0;
    this.#count += 1;
    const request = `${this.#tab} ${this.#count}`;
    let taken = 0;
    let seen = 0;
    const waiting = new Map<string, number>();
    this.#requests.set(request, {
      receive: ({ from, lists, hasMore }) => {
        seen += lists.length;
        taken += this.#store(connection, lists, ageMs);
        if (!hasMore || seen >= MAX_LISTS) {
          waiting.delete(from);
          return;
        }
        waiting.set(from, Date.now());
        this.#post({ type: 'more', request, from });
      },
    });
    this.#post({ type: 'ask', request, scope: scopeOf(connection), ageMs });
    await delay(FIRST_MS);
    while ([...waiting.values()].some((at) => Date.now() - at < NEXT_MS)) await delay(50);
    this.#requests.delete(request);
    return taken;
  }

  /** Gives a list that was just read to the tabs that follow; nothing while there is none. */
  push(connection: Connection, queryKey: readonly unknown[]): void {
    const scope = scopeOf(connection);
    const state = this.client.getQueryState<SharedList['data']>(queryKey);
    if (!this.#asked.has(scope) || !state?.data || state.isInvalidated) return;
    const list = { key: queryKey.slice(1), data: state.data, updatedAt: state.dataUpdatedAt };
    this.#post({ type: 'read', scope, list });
  }

  /** Takes the lists that another tab reads from now on as `take` does, until the returned function is called. */
  follow(connection: Connection, ageMs: number, onTaken: (count: number) => void): () => void {
    const followed = { connection, ageMs, onTaken };
    this.#followed = followed;
    return () => {
      if (this.#followed === followed) this.#followed = undefined;
    };
  }

  #post(message: Message): void {
    this.channel?.postMessage(message);
  }

  #handle(message: Message): void {
    if (message.type === 'ask') this.#answer(message);
    else if (message.type === 'more') {
      if (message.from === this.#tab) this.#send(message.request);
    } else if (message.type === 'read') this.#receive(message);
    else this.#requests.get(message.request)?.receive(message);
  }

  #receive({ scope, list }: Extract<Message, { type: 'read' }>): void {
    const { connection, ageMs, onTaken } = this.#followed ?? {};
    if (!connection || ageMs === undefined || scopeOf(connection) !== scope) return;
    const taken = this.#store(connection, [list], ageMs);
    if (taken > 0) onTaken?.(taken);
  }

  #answer({ request, scope, ageMs }: Extract<Message, { type: 'ask' }>): void {
    this.#asked.add(scope);
    const connection = [...this.#offered.values()].find((one) => scopeOf(one) === scope);
    if (!connection) return;
    const keys = this.client
      .getQueryCache()
      .getAll()
      .filter(({ queryKey, state }) => isOffered(connection, queryKey, state, ageMs))
      .map(({ queryKey }) => queryKey);
    if (keys.length === 0) return;
    // A tab that closes while it is served leaves its rest behind.
    for (const old of [...this.#rest.keys()].slice(0, -MAX_REQUESTS)) this.#rest.delete(old);
    this.#rest.set(request, { connection, keys: keys.slice(0, MAX_LISTS) });
    this.#send(request);
  }

  #send(request: string): void {
    const rest = this.#rest.get(request);
    if (!rest) return;
    const { connection } = rest;
    const keys = rest.keys.slice(BATCH);
    if (keys.length > 0) this.#rest.set(request, { connection, keys });
    else this.#rest.delete(request);
    const lists = rest.keys.slice(0, BATCH).flatMap((queryKey): SharedList[] => {
      const state = this.client.getQueryState<SharedList['data']>(queryKey);
      // It may have been changed or dropped since it was counted.
      if (!state?.data || state.isInvalidated) return [];
      return [{ key: queryKey.slice(1), data: state.data, updatedAt: state.dataUpdatedAt }];
    });
    this.#post({ type: 'lists', request, from: this.#tab, lists, hasMore: keys.length > 0 });
  }

  /** @returns how many lists were stored */
  #store(connection: Connection, lists: readonly SharedList[], ageMs: number): number {
    const changed = this.#newestItems(connection);
    let stored = 0;
    for (const { key, data, updatedAt } of lists) {
      const queryKey = [connectionKey(connection), ...key];
      const own = this.client.getQueryState(queryKey);
      const age = Date.now() - updatedAt;
      const isKnown = own?.data !== undefined && (own.isInvalidated || own.dataUpdatedAt >= updatedAt);
      // This tab has written, or read, one of its resources since: the list may lack that.
      const isOutdated = (changed.get(JSON.stringify(queryKey.slice(0, -1))) ?? 0) > updatedAt;
      if (
        isKnown ||
        isOutdated ||
        isIncomplete(data) ||
        age < 0 ||
        age >= ageMs ||
        own?.fetchStatus === 'fetching'
      )
        continue;
      const query = this.client
        .getQueryCache()
        .build(this.client, this.client.defaultQueryOptions({ queryKey, gcTime: KEPT_MS }));
      query.setData(data, { updatedAt, manual: true });
      stored += 1;
    }
    return stored;
  }

  /** When the newest single resource of each list was stored, by the list's key without its last part. */
  #newestItems(connection: Connection): ReadonlyMap<string, number> {
    const newest = new Map<string, number>();
    for (const { queryKey, state } of this.client.getQueryCache().getAll()) {
      if (queryKey[0] !== connectionKey(connection) || queryKey.at(-2) !== 'item') continue;
      const list = JSON.stringify(queryKey.slice(0, -2));
      newest.set(list, Math.max(newest.get(list) ?? 0, state.dataUpdatedAt));
    }
    return newest;
  }
}

const isIncomplete = ({ pages }: SharedList['data']) =>
  pages.at(-1)?.NextToken !== undefined || pages.length >= MAX_PAGES;

/** Whether a query of this tab is a whole list of the connection, as recent as asked for and not changed since. */
function isOffered(
  connection: Connection,
  queryKey: readonly unknown[],
  state: { data?: unknown; isInvalidated: boolean; dataUpdatedAt: number },
  ageMs: number,
): boolean {
  if (queryKey[0] !== connectionKey(connection) || queryKey.at(-1) !== 'list') return false;
  if (!state.data || state.isInvalidated || Date.now() - state.dataUpdatedAt >= ageMs) return false;
  return !isIncomplete(state.data as SharedList['data']);
}

/** A channel between the tabs; undefined where the browser has none. */
export function openChannel(name: 'lists' | 'scans'): Channel | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined;
  return new BroadcastChannel(`gatehouse.${name}.1`);
}
