import { connectionKey } from '../client/connection/clients';
import type { Connection } from '../client/connection/connection';
import { readJson, safeLocalStorage } from '../lib/storage';
import { createStore, type Store } from '../lib/store';
import type { Finding } from '../service/findings/rule';

// Findings that are accepted, with the reason, for each connection and Region in this browser.

/** A finding that is not shown any more. */
export interface Silence {
  /** The rule and the resource, see `findingKey`. */
  key: string;
  note: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** What a silence is for: a rule at a resource, whatever the evidence is. */
export function findingKey({ rule, subject }: Pick<Finding, 'rule' | 'subject'>): string {
  return [rule, subject.kind, ...subject.ids.map(encodeURIComponent)].join('/');
}

const stores = new Map<string, Store<readonly Silence[]>>();

const storageKey = (key: string) => `gatehouse.silences.${key}`;

/** The silences of a connection and Region. */
export function silencesOf(connection: Connection): Store<readonly Silence[]> {
  const key = connectionKey(connection);
  const known = stores.get(key);
  if (known) return known;
  const store = createStore<readonly Silence[]>(readJson(safeLocalStorage, storageKey(key), parse) ?? []);
  stores.set(key, store);
  return store;
}

/** Silences findings with a note; the later note counts. */
export function silence(
  connection: Connection,
  findings: readonly Finding[],
  note: string,
  at: number,
): void {
  const keys = new Set(findings.map(findingKey));
  const others = silencesOf(connection)
    .getSnapshot()
    .filter(({ key }) => !keys.has(key));
  save(connection, [...others, ...[...keys].map((key) => ({ key, note, at }))]);
}

/** Shows a silenced finding again. */
export function unsilence(connection: Connection, key: string): void {
  save(
    connection,
    silencesOf(connection)
      .getSnapshot()
      .filter((one) => one.key !== key),
  );
}

function save(connection: Connection, silences: readonly Silence[]): void {
  safeLocalStorage.setItem(storageKey(connectionKey(connection)), JSON.stringify(silences));
  silencesOf(connection).set(silences);
}

function parse(value: unknown): Silence[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.filter(
    (one): one is Silence =>
      typeof one === 'object' &&
      one !== null &&
      typeof one.key === 'string' &&
      typeof one.note === 'string' &&
      typeof one.at === 'number',
  );
}
