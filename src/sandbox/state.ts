import type { Api, Authorizer, Integration, Route } from '@aws-sdk/client-apigatewayv2';
import type { Resources } from '../service/resources';
import { RouteKeyIndex } from './route-key-index';
import type { Snapshot, StoredRecord } from './store';

/** What a deployment froze: a stage serves and exports this, whatever the API became since. */
interface DeployedState {
  api: Api;
  routes: Route[];
  integrations: Integration[];
  authorizers: Authorizer[];
}

/** A change that time brings: `at`, the resource goes into `becomes`; without it, it is gone. */
export interface Job {
  at: Date;
  kind: 'vpcLink' | 'domainName';
  id: string;
  becomes?: string;
}

/** What is kept, by kind: the resources, and what only the sandbox knows. */
export interface Values extends Resources {
  deployed: DeployedState;
  job: Job;
}

export type Kind = keyof Values;

/** A record in memory. `parent` is an API's id, `apiId/routeId`, a domain's name, or empty. */
export interface Entry<K extends Kind = Kind> {
  seq: number;
  value: Values[K];
}

/** The key of a record in a store. No Region, kind or parent contains the separator. */
export const recordKey = (region: string, kind: Kind, parent: string, id: string) =>
  `${region}|${kind}|${parent}|${id}`;

function splitKey(key: string): [string, Kind, string, string] {
  const [region = '', kind, parent = '', ...id] = key.split('|');
  return [region, kind as Kind, parent, id.join('|')];
}

type Bucket = Map<string, Entry>;

/** The whole state in memory: each Region is a world of its own. */
export class State {
  version = 0;
  #regions = new Map<string, RegionState>();

  load(snapshot: Snapshot): void {
    this.version = snapshot.version;
    this.#regions.clear();
    for (const record of [...snapshot.records].sort((a, b) => a.seq - b.seq)) {
      const [region, kind, parent, id] = splitKey(record.key);
      this.region(region).load(kind, parent, id, {
        seq: record.seq,
        value: record.value as Values[Kind],
      });
    }
  }

  /** The state of one Region; empty where nothing was written yet. */
  region(name: string): RegionState {
    const found = this.#regions.get(name) ?? new RegionState(name);
    this.#regions.set(name, found);
    return found;
  }

  /** Everything, as a store keeps it. */
  records(): StoredRecord[] {
    return [...this.#regions.values()].flatMap((region) => region.records());
  }
}

/** The state of one Region, children indexed by their parent, each bucket in order of creation. */
export class RegionState {
  #buckets = new Map<string, Bucket>();
  /** By API, made when one is asked for the first time. */
  #routeKeys = new Map<string, RouteKeyIndex>();
  /** Buckets that are out of order until they are read. */
  #unsorted = new Set<string>();
  #seq = 0;

  constructor(readonly name: string) {}

  /** Takes an entry as it was stored; call it in order of creation. */
  load(kind: Kind, parent: string, id: string, entry: Entry): void {
    this.set(kind, parent, id, entry);
    this.#seq = entry.seq;
  }

  nextSeq(): number {
    this.#seq += 1;
    return this.#seq;
  }

  bucket(kind: Kind, parent: string): ReadonlyMap<string, Entry> | undefined {
    const name = `${kind}|${parent}`;
    const bucket = this.#buckets.get(name);
    if (!bucket || !this.#unsorted.delete(name)) return bucket;
    const sorted = new Map([...bucket].sort(([, a], [, b]) => a.seq - b.seq));
    this.#buckets.set(name, sorted);
    return sorted;
  }

  /** The routes of an API with this key, whatever their variables are called. */
  routesWithKey(apiId: string, normalizedKey: string): Iterable<Route> {
    const routes = [...(this.#routeKeys.has(apiId) ? [] : (this.bucket('route', apiId) ?? []))];
    const index =
      this.#routeKeys.get(apiId) ?? new RouteKeyIndex(routes.map(([id, { value }]) => [id, value as Route]));
    this.#routeKeys.set(apiId, index);
    return index.find(normalizedKey);
  }

  set(kind: Kind, parent: string, id: string, entry: Entry): void {
    const name = `${kind}|${parent}`;
    const bucket = this.#buckets.get(name) ?? new Map<string, Entry>();
    this.#buckets.set(name, bucket);
    this.#index(kind, parent, id, bucket.get(id), entry);
    bucket.set(id, entry);
  }

  delete(kind: Kind, parent: string, id: string): void {
    const name = `${kind}|${parent}`;
    const bucket = this.#buckets.get(name);
    this.#index(kind, parent, id, bucket?.get(id), undefined);
    bucket?.delete(id);
    if (bucket?.size === 0) this.#buckets.delete(name);
  }

  /** Puts a deleted entry back in its place in the order of creation. */
  restore(kind: Kind, parent: string, id: string, entry: Entry): void {
    this.set(kind, parent, id, entry);
    this.#unsorted.add(`${kind}|${parent}`);
  }

  #index(kind: Kind, parent: string, id: string, before: Entry | undefined, after: Entry | undefined): void {
    const index = kind === 'route' ? this.#routeKeys.get(parent) : undefined;
    if (before) index?.remove(id, before.value as Route);
    if (after) index?.add(id, after.value as Route);
  }

  /** Everything, as a store keeps it. */
  records(): StoredRecord[] {
    return [...this.#buckets].flatMap(([name, bucket]) =>
      [...bucket].map(([id, { seq, value }]) => ({ key: `${this.name}|${name}|${id}`, seq, value })),
    );
  }
}
