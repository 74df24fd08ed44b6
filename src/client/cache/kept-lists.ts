import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { serial } from '../../lib/serial';
import { kinds } from '../../service/kinds';
import type { ListPage } from '../../service/list-page';
import type { Kind } from '../../service/resources';
import { withoutSecrets } from '../../service/secrets';
import { connectionKey } from '../connection/clients';
import type { Connection } from '../connection/connection';
import { accountScopeOf } from './account-scope';
import { restoredKey } from './facts';
import { keptProblem } from './kept-key';
import { browserStore, type KeptAccount, type KeptList, type KeptStore } from './kept-store';
import { changedList, effectsOf, isTouched, type Write } from './kept-writes';
import type { Params } from './queries';
import { queryClient, removeQuery } from './query-client';
import { KEPT_MS } from './read-list';

/** How long lists are gathered before they are stored, milliseconds. */
const GATHER_MS = 1000;

/**
 * What was read of accounts, kept over reloads: without secrets, with its age, and apart from what screens and plans read. It
 * fills overviews of the account until they are read again.
 */
export class KeptLists {
  readonly #kept = new Map<string, Connection>();
  readonly #restoring = new Map<string, Promise<void>>();
  readonly #changed = new Map<string, { connection: Connection; queryKey: readonly unknown[] }>();
  readonly #inTurn = serial();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isWatching = false;

  constructor(
    private readonly client: QueryClient,
    private readonly store: KeptStore,
  ) {}

  /** Keeps the lists of a connection and Region from now on, whoever reads them. */
  keep(connection: Connection): void {
    this.#kept.set(connectionKey(connection), connection);
    if (this.#isWatching) return;
    this.#isWatching = true;
    this.client.getQueryCache().subscribe((event) => {
      const { queryKey, state } = event.query;
      if (event.type !== 'updated' || event.action.type !== 'success' || queryKey.at(-1) !== 'list') return;
      const of = this.#kept.get(String(queryKey[0]));
      if (of && wholeList(state.data)) this.#note(of, queryKey);
    });
    // The last moment at which a page can store anything.
    globalThis.addEventListener?.('pagehide', () => void this.flush());
  }

  /** Brings what was kept of a connection and Region into the cache, once; what was read in this page goes before it. */
  restore(connection: Connection): Promise<void> {
    const { account } = accountOf(connection);
    const known = this.#restoring.get(account);
    if (known) return known;
    const restoring = this.#attempt(() => this.store.load(account, (lists) => this.#add(connection, lists)));
    this.#restoring.set(account, restoring);
    this.keep(connection);
    return restoring;
  }

  /** Brings what was kept up to date after successful writes of this browser. */
  apply(connection: Connection, writes: readonly Write[]): Promise<void> {
    const effects = effectsOf(writes);
    for (const { queryKey, state } of this.#restored(connection)) {
      const [kind, ...parents] = queryKey.slice(1, -1).map(String);
      const list = JSON.stringify([kind, ...parents]);
      if (!isTouched(list, effects)) continue;
      const items = changedList(list, state.data as object[], effects);
      if (items) this.client.setQueryData(queryKey, items, { updatedAt: state.dataUpdatedAt });
      else removeQuery(queryKey, this.client);
    }
    const change = (kept: KeptList) => {
      const items = changedList(kept.list, kept.items, effects);
      return items && { ...kept, ...strip(items, kept.isPartial) };
    };
    return this.#attempt(() =>
      this.store.change(accountOf(connection).account, (list) => isTouched(list, effects), change),
    );
  }

  /** Removes what was kept, also from the cache. @throws Error when the browser does not let the page do so */
  forget(matches: (account: KeptAccount) => boolean): Promise<void> {
    for (const [key, connection] of this.#kept)
      if (matches(accountOf(connection))) {
        for (const { queryKey } of this.#restored(connection)) removeQuery(queryKey, this.client);
        this.#kept.delete(key);
      }
    for (const [key, { connection }] of this.#changed)
      if (matches(accountOf(connection))) this.#changed.delete(key);
    this.#restoring.clear();
    return this.#inTurn(() => this.store.forget(matches));
  }

  /** Stores what was gathered. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const byAccount = new Map<string, { account: KeptAccount; lists: KeptList[] }>();
    for (const { connection, queryKey } of this.#changed.values()) {
      const state = this.client.getQueryState(queryKey);
      const items = wholeList(state?.data);
      // Changed or dropped meanwhile.
      if (!state || !items || state.isInvalidated) continue;
      const account = accountOf(connection);
      const of = byAccount.get(account.account) ?? { account, lists: [] };
      byAccount.set(account.account, of);
      const list = JSON.stringify(queryKey.slice(1, -1));
      of.lists.push({ list, updatedAt: state.dataUpdatedAt, ...strip(items, false) });
    }
    this.#changed.clear();
    const all = [...byAccount.values()];
    return this.#attempt(async () => {
      for (const { account, lists } of all) await this.store.put(account, lists);
    });
  }

  #note(connection: Connection, queryKey: readonly unknown[]): void {
    removeQuery([...queryKey.slice(0, -1), 'restored'], this.client);
    this.#changed.set(JSON.stringify(queryKey), { connection, queryKey });
    this.#timer ??= setTimeout(() => void this.flush(), GATHER_MS);
  }

  #add(connection: Connection, lists: readonly KeptList[]): void {
    for (const { list, items, updatedAt, isPartial } of lists) {
      const parsed = parseList(list);
      if (!parsed || updatedAt > Date.now()) continue;
      const queryKey = restoredKey(connection, parsed.kind, parsed.parents);
      const own = this.client.getQueryData([...queryKey.slice(0, -1), 'list']);
      if (wholeList(own)) continue;
      const options = { queryKey, gcTime: KEPT_MS, meta: { isPartial } };
      const query = this.client.getQueryCache().build(this.client, this.client.defaultQueryOptions(options));
      query.setData(items, { updatedAt, manual: true });
    }
  }

  #restored(connection: Connection) {
    const key = connectionKey(connection);
    return this.client
      .getQueryCache()
      .getAll()
      .filter(({ queryKey, state }) => queryKey[0] === key && queryKey.at(-1) === 'restored' && state.data);
  }

  /** What is kept is a convenience: where it fails, the reason is shown and everything else works. */
  #attempt(work: () => Promise<void>): Promise<void> {
    return this.#inTurn(work).catch((error: unknown) => {
      keptProblem.set(error instanceof Error ? error.message : String(error));
    });
  }
}

/** The items of a list that is complete. */
function wholeList(data: unknown): object[] | undefined {
  const pages = (data as InfiniteData<ListPage<Kind>> | undefined)?.pages;
  if (!pages || pages.at(-1)?.NextToken !== undefined) return undefined;
  return pages.flatMap((page) => page.Items as object[]);
}

function strip(items: readonly object[], isPartial: boolean): Pick<KeptList, 'items' | 'isPartial'> {
  const stripped = items.map((item) => withoutSecrets(item));
  return { items: stripped, isPartial: isPartial || stripped.some((item, at) => item !== items[at]) };
}

/** The kind and the parents of a stored list; undefined for what another program has stored. */
function parseList(text: string): { kind: Kind; parents: Params } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(value) || !value.every((part) => typeof part === 'string')) return undefined;
  const [kind, ...ids] = value as string[];
  if (kind === undefined || !Object.hasOwn(kinds, kind)) return undefined;
  const names = kinds[kind as Kind].parents;
  if (names.length !== ids.length) return undefined;
  return { kind: kind as Kind, parents: Object.fromEntries(names.map((name, at) => [name, ids[at] ?? ''])) };
}

const accountOf = (connection: Connection): KeptAccount => ({
  account: accountScopeOf(connection),
  connectionId: connection.id,
  region: connection.region,
});

/** What is kept of this page's connections. */
export const keptLists = new KeptLists(queryClient, browserStore);
