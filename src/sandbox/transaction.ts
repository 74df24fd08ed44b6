import { notFoundSentences } from '../service/kinds/not-found';
import type { Kind as ResourceKind } from '../service/resources';
import { notFound } from './errors';
import { type Entry, type Kind, type RegionState, recordKey, type Values } from './state';
import type { Change } from './store';

interface Undo {
  kind: Kind;
  parent: string;
  id: string;
  before: Entry | undefined;
}

/**
 * One request's reads and writes in its Region. Writes show at once in the state, and `rollback` takes all of them back: a failed
 * request changes nothing. Values are replaced, never altered in place.
 */
export class Transaction {
  #undo: Undo[] = [];
  readonly #seq: number;

  constructor(
    private readonly state: RegionState,
    private readonly account: string,
  ) {
    this.#seq = state.seq;
  }

  get<K extends Kind>(kind: K, parent: string, id: string): Values[K] | undefined {
    return this.state.bucket(kind, parent)?.get(id)?.value as Values[K] | undefined;
  }

  /** @throws ServiceError 404 in the service's words. */
  need<K extends ResourceKind | 'deployed'>(kind: K, parent: string, id: string): Values[K] {
    const found = this.get(kind, parent, id);
    if (found !== undefined) return found;
    const { type, message } = notFoundSentences[kind === 'deployed' ? 'deployment' : (kind as ResourceKind)];
    throw notFound(
      type,
      message.replace('{account}', this.account).replace('{id}', () => id),
    );
  }

  /** All values under a parent, in order of creation. */
  all<K extends Kind>(kind: K, parent: string): Values[K][] {
    return this.entries(kind, parent).map((entry) => entry.value);
  }

  entries<K extends Kind>(kind: K, parent: string): Entry<K>[] {
    return [...(this.state.bucket(kind, parent)?.values() ?? [])] as Entry<K>[];
  }

  ids(kind: Kind, parent: string): Set<string> {
    return new Set(this.state.bucket(kind, parent)?.keys() ?? []);
  }

  /** The routes of an API with this normalized key. */
  routesWithKey(apiId: string, normalizedKey: string): Iterable<Values['route']> {
    return this.state.routesWithKey(apiId, normalizedKey);
  }

  /** Says what will be read under these parents, so that all of it comes from the store in one go. */
  expect(kind: Kind, parents: readonly string[]): void {
    this.state.need(kind, parents);
  }

  count(kind: Kind, parent: string): number {
    return this.state.bucket(kind, parent)?.size ?? 0;
  }

  put<K extends Kind>(kind: K, parent: string, id: string, value: Values[K]): Values[K] {
    const before = this.state.bucket(kind, parent)?.get(id);
    this.#undo.push({ kind, parent, id, before });
    this.state.set(kind, parent, id, { seq: before?.seq ?? this.state.nextSeq(), value });
    return value;
  }

  remove(kind: Kind, parent: string, id: string): void {
    const before = this.state.bucket(kind, parent)?.get(id);
    if (before === undefined) return;
    this.#undo.push({ kind, parent, id, before });
    this.state.delete(kind, parent, id);
  }

  removeAll(kind: Kind, parent: string): void {
    for (const id of this.ids(kind, parent)) this.remove(kind, parent, id);
  }

  /** The last state of everything that was touched, each key once. */
  changes(): Change[] {
    const touched = new Map<string, Change>();
    for (const { kind, parent, id } of this.#undo) {
      const key = recordKey(this.state.name, kind, parent, id);
      const entry = this.state.bucket(kind, parent)?.get(id);
      touched.set(key, entry ? { key, record: { key, seq: entry.seq, value: entry.value } } : { key });
    }
    return [...touched.values()];
  }

  rollback(): void {
    for (const { kind, parent, id, before } of this.#undo.reverse()) {
      if (before) this.state.restore(kind, parent, id, before);
      else this.state.delete(kind, parent, id);
    }
    this.#undo = [];
    this.state.rewindSeq(this.#seq);
  }
}
