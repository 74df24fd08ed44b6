import type {
  Api,
  Authorizer,
  Integration,
  IntegrationResponse,
  Model,
  Route,
  RouteResponse,
} from '@aws-sdk/client-apigatewayv2';
import type { Resources } from '../service/resources';
import { groupOf, groupOfKey } from './groups';
import { RouteKeyIndex } from './route-key-index';
import type { Head, StoredRecord } from './store';

/** What a deployment froze: a stage serves and exports this, whatever the API became since. */
interface DeployedState {
  api: Api;
  routes: Route[];
  integrations: Integration[];
  authorizers: Authorizer[];
  /** Of WebSocket APIs, by the id of the parent; absent from deployments of HTTP APIs and of older data files. */
  models?: Model[];
  routeResponses?: Record<string, RouteResponse[]>;
  integrationResponses?: Record<string, IntegrationResponse[]>;
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

/** A read of records that are still in the store alone: load these groups, and do the whole piece of work again. */
export class NotLoaded extends Error {
  constructor(readonly groups: readonly string[]) {
    super(`Not in memory: ${groups.join(', ')}`);
  }
}

type Bucket = Map<string, Entry>;

/** What is in memory of the whole state: each Region is a world of its own. */
export class State {
  version = 0;
  #seq = 0;
  #regions = new Map<string, RegionState>();
  /** The groups that are in memory; undefined where everything is. */
  #loaded: Set<string> | undefined;

  /** With `from`, the state of a store at that point, of which nothing is in memory yet; without, an empty one. */
  constructor(from?: Head) {
    if (!from) return;
    this.#loaded = new Set();
    this.moveTo(from);
  }

  /** Takes over what another holder of the store has counted. */
  moveTo({ version, seq }: Head): void {
    this.version = version;
    this.#seq = Math.max(this.#seq, seq);
  }

  isLoaded(group: string): boolean {
    return this.#loaded?.has(group) ?? true;
  }

  /** Takes groups into memory: all records that the store has of them. */
  load(groups: readonly string[], records: readonly StoredRecord[]): void {
    for (const group of groups) this.#loaded?.add(group);
    for (const { key, seq, value } of [...records].sort((a, b) => a.seq - b.seq)) {
      const [region, kind, parent, id] = splitKey(key);
      this.region(region).set(kind, parent, id, { seq, value: value as Values[Kind] });
    }
  }

  /** Drops groups from memory, as the store has something newer. */
  forget(groups: readonly string[]): void {
    const dropped = new Set(groups);
    for (const group of dropped) this.#loaded?.delete(group);
    for (const region of this.#regions.values()) region.forget(dropped);
  }

  get seq(): number {
    return this.#seq;
  }

  nextSeq(): number {
    this.#seq += 1;
    return this.#seq;
  }

  /** Gives the numbers after this one once more: what they were given to has been taken back. */
  rewindSeq(to: number): void {
    this.#seq = to;
  }

  /** The state of one Region; empty where nothing was written yet. */
  region(name: string): RegionState {
    const found = this.#regions.get(name) ?? new RegionState(name, this);
    this.#regions.set(name, found);
    return found;
  }

  /** Everything in memory, as a store keeps it. */
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

  constructor(
    readonly name: string,
    private readonly whole: State,
  ) {}

  get seq(): number {
    return this.whole.seq;
  }

  nextSeq(): number {
    return this.whole.nextSeq();
  }

  rewindSeq(to: number): void {
    this.whole.rewindSeq(to);
  }

  /** @throws NotLoaded where it is in the store alone. */
  bucket(kind: Kind, parent: string): ReadonlyMap<string, Entry> | undefined {
    const name = `${kind}|${parent}`;
    const bucket = this.#buckets.get(name);
    if (!bucket) {
      this.need(kind, [parent]);
      return undefined;
    }
    if (!this.#unsorted.delete(name)) return bucket;
    const sorted = new Map([...bucket].sort(([, a], [, b]) => a.seq - b.seq));
    this.#buckets.set(name, sorted);
    return sorted;
  }

  /** @throws NotLoaded with all that is missing, so that it is read in one go. */
  need(kind: Kind, parents: readonly string[]): void {
    const groups = new Set(parents.map((parent) => groupOf(this.name, kind, parent)));
    const missing = [...groups].filter((group) => !this.whole.isLoaded(group));
    if (missing.length > 0) throw new NotLoaded(missing);
  }

  /** The routes of an API with this key, whatever their variables are called. */
  routesWithKey(apiId: string, normalizedKey: string): Iterable<Route> {
    let index = this.#routeKeys.get(apiId);
    if (!index) {
      const routes = [...(this.bucket('route', apiId) ?? [])];
      index = new RouteKeyIndex(routes.map(([id, { value }]) => [id, value as Route]));
      this.#routeKeys.set(apiId, index);
    }
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

  forget(groups: ReadonlySet<string>): void {
    for (const name of this.#buckets.keys()) {
      if (!groups.has(groupOfKey(`${this.name}|${name}|`))) continue;
      this.#buckets.delete(name);
      const [kind, parent = ''] = name.split('|', 2);
      if (kind === 'route') this.#routeKeys.delete(parent);
    }
  }

  #index(kind: Kind, parent: string, id: string, before: Entry | undefined, after: Entry | undefined): void {
    const index = kind === 'route' ? this.#routeKeys.get(parent) : undefined;
    if (before) index?.remove(id, before.value as Route);
    if (after) index?.add(id, after.value as Route);
  }

  /** Everything in memory, as a store keeps it. */
  records(): StoredRecord[] {
    return [...this.#buckets].flatMap(([name, bucket]) =>
      [...bucket].map(([id, { seq, value }]) => ({ key: `${this.name}|${name}|${id}`, seq, value })),
    );
  }
}
