import { apiNotFound, notFound } from './errors';
import { type Entry, type Kind, type RegionState, recordKey, type Values } from './state';
import type { Change } from './store';

/** What an unknown id is called, and the error's `resourceType` (2.14; wording of another emulator's copies of AWS). */
const NOT_FOUND_SENTENCES: Record<Kind, { type: string; text: string }> = {
  api: { type: 'Api', text: 'Invalid API identifier specified' },
  route: { type: 'Route', text: 'Invalid Route identifier specified' },
  integration: { type: 'Integration', text: 'Invalid Integration identifier specified' },
  authorizer: { type: 'Authorizer', text: 'Invalid Authorizer identifier specified' },
  stage: { type: 'Stage', text: 'Invalid stage identifier specified' },
  deployment: { type: 'Deployment', text: 'Invalid Deployment identifier specified' },
  deployed: { type: 'Deployment', text: 'Invalid Deployment identifier specified' },
  model: { type: 'Model', text: 'Invalid Model identifier specified' },
  routeResponse: { type: 'RouteResponse', text: 'Invalid RouteResponse identifier specified' },
  integrationResponse: {
    type: 'IntegrationResponse',
    text: 'Invalid IntegrationResponse identifier specified',
  },
  domainName: { type: 'DomainName', text: 'Invalid domain name identifier specified' },
  apiMapping: { type: 'ApiMapping', text: 'Invalid API mapping identifier specified' },
  vpcLink: { type: 'VpcLink', text: 'Invalid VpcLink identifier specified' },
  routingRule: { type: 'RoutingRule', text: 'Invalid routing rule identifier specified' },
  job: { type: 'Job', text: 'Invalid job identifier specified' },
};

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

  constructor(
    private readonly state: RegionState,
    private readonly account: string,
  ) {}

  get<K extends Kind>(kind: K, parent: string, id: string): Values[K] | undefined {
    return this.state.bucket(kind, parent)?.get(id)?.value as Values[K] | undefined;
  }

  /** @throws ServiceError 404 in the service's words. */
  need<K extends Kind>(kind: K, parent: string, id: string): Values[K] {
    const found = this.get(kind, parent, id);
    if (found !== undefined) return found;
    const { type, text } = NOT_FOUND_SENTENCES[kind];
    if (kind === 'api') throw notFound(type, apiNotFound(this.account, id));
    throw notFound(type, kind === 'stage' ? text : `${text} ${id}`);
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
  }
}
