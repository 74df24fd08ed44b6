import type { Api } from '@aws-sdk/client-apigatewayv2';
import { kinds } from '../../service/kinds';
import type { Kind } from '../../service/resources';
import { ApiError } from '../calls/errors';
import type { Connection } from '../connection/connection';
import { converting, isRestoredFresh, responding, scannedList } from './facts';
import type { Pace } from './pace';
import type { Params } from './queries';
import { isListFresh, readList } from './read-list';
import { isInScope, type ScanProblem } from './scan-state';
import { uncancelled } from './uncancelled';

/** Lists that are underway together; the rate is the same, but a slow response does not hold up the rest. */
const WORKERS = 4;

/** What was read within this time is not read again, milliseconds. */
export const AGE_MS = 15 * 60_000;

/** What a walk needs to know, and whom it reports to. */
export interface WalkOptions {
  connection: Connection;
  /** Words of the APIs to read, see `isInScope`. */
  scope: string;
  signal: AbortSignal;
  pace: Pace;
  /** Ends when the walk may continue; undefined while it is not paused. */
  paused: () => Promise<void> | undefined;
  /** What another tab could not read a moment ago, by `listKey`: it is not tried again. */
  known: ReadonlyMap<string, ScanProblem>;
  /** A request is about to be sent. */
  onRequest: () => void;
  /** A list is there, over all of its pages. */
  onList: (kind: Kind, parents: Params) => void;
  onProblem: (problem: ScanProblem) => void;
  /** The APIs that will be read are known. */
  onApis: (count: number) => void;
  /** The lists of APIs begin. */
  onFirstApi: () => void;
  onApiDone: () => void;
}

/** A list as a text. */
const listKey = (kind: Kind, parents: Params) => JSON.stringify([kind, parents]);

/**
 * Reads the lists of an account once: APIs, domain names, VPC links, API mappings, and of each API its routes, integrations,
 * authorizers, stages and deployments, for WebSocket APIs also models and responses.
 */
export class Walk {
  constructor(private readonly options: WalkOptions) {}

  /** @throws ApiError when the list of APIs cannot be read, and what the signal was aborted with */
  async run(): Promise<void> {
    const { connection, scope, onApis } = this.options;
    await this.#read('api', {});
    const apis = (scannedList(connection, 'api', {}) ?? []).filter((api) => isInScope(api, scope));
    onApis(apis.length);
    await this.#attempt('domainName', {});
    await this.#attempt('vpcLink', {});
    const domains = scannedList(connection, 'domainName', {}) ?? [];
    for (const { DomainName = '', RoutingMode = 'API_MAPPING_ONLY' } of domains) {
      await this.#attempt('apiMapping', { DomainName });
      if (RoutingMode !== 'API_MAPPING_ONLY') await this.#attempt('routingRule', { DomainName });
    }
    this.options.onFirstApi();
    const queue = apis.values();
    await Promise.all(Array.from({ length: WORKERS }, () => this.#work(queue)));
  }

  async #work(queue: IterableIterator<Api>): Promise<void> {
    // The workers take from one iterator: each API is read once.
    for (const api of queue) {
      await this.#readApi(api);
      this.options.onApiDone();
    }
  }

  async #readApi({ ApiId = '', ProtocolType }: Api): Promise<void> {
    const { connection } = this.options;
    const parents = { ApiId };
    for (const kind of ['route', 'integration', 'authorizer', 'stage', 'deployment'] as const)
      if (!(await this.#attempt(kind, parents))) return;
    if (ProtocolType !== 'WEBSOCKET') return;
    await this.#attempt('model', parents);
    for (const { RouteId = '' } of responding(scannedList(connection, 'route', parents) ?? []))
      await this.#attempt('routeResponse', { ...parents, RouteId });
    for (const { IntegrationId = '' } of converting(scannedList(connection, 'integration', parents) ?? []))
      await this.#attempt('integrationResponse', { ...parents, IntegrationId });
  }

  /** Reads a list; a refusal is a problem and no end. @returns whether the parent is still there */
  async #attempt(kind: Kind, parents: Params): Promise<boolean> {
    const { known, onProblem } = this.options;
    const list = listKey(kind, parents);
    const refused = known.get(list);
    if (refused) {
      onProblem(refused);
      return !refused.isGone;
    }
    try {
      await this.#read(kind, parents);
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const isGone = error.details.status === 404 && parents.ApiId !== undefined;
      const text = isGone ? 'The API no longer exists.' : `${kinds[kind].title} not read: ${error.message}`;
      onProblem({ apiId: parents.ApiId, text, list, isGone });
      return !isGone;
    }
  }

  /** @throws ApiError, and what the signal was aborted with */
  async #read(kind: Kind, parents: Params): Promise<void> {
    const { connection, signal, pace, paused, onRequest, onList } = this.options;
    const isFresh = () => {
      const isThere =
        isListFresh(connection, kind, parents, AGE_MS) || isRestoredFresh(connection, kind, parents, AGE_MS);
      // Also what a screen of this tab has read is new for other tabs.
      if (isThere) onList(kind, parents);
      return isThere;
    };
    if (isFresh()) return;
    await paused();
    await pace.turn();
    await paused();
    signal.throwIfAborted();
    // A screen may have read it meanwhile.
    if (isFresh()) return;
    onRequest();
    let isFirst = true;
    const options = {
      ageMs: AGE_MS,
      background: {
        // A screen that shows the list waits for it too, so a pause does not stop what is underway.
        turn: async () => {
          if (isFirst) isFirst = false;
          else {
            await pace.turn();
            onRequest();
          }
        },
        throttled: () => pace.throttled(),
      },
    };
    await uncancelled(() => readList(connection, kind, parents, options));
    onList(kind, parents);
    signal.throwIfAborted();
  }
}
