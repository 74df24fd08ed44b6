import type { Api } from '@aws-sdk/client-apigatewayv2';
import { type ReferenceUse, usesOfApi, usesOfDomain } from '../../service/reference-uses';
import type { Kind } from '../../service/resources';
import type { Connection } from '../connection/connection';
import { scannedList } from './facts';

/** The kinds below an API that refer to something. */
const REFERRING = ['route', 'integration', 'authorizer', 'stage'] as const;

/** The uses of an API, with the lists that they were made of: only what was read again is made again. */
const made = new WeakMap<Api, { lists: readonly unknown[]; uses: ReferenceUse[] }>();

function usesOf(connection: Connection, api: Api): ReferenceUse[] {
  const parents = { ApiId: api.ApiId ?? '' };
  const routes = scannedList(connection, 'route', parents);
  const integrations = scannedList(connection, 'integration', parents);
  const authorizers = scannedList(connection, 'authorizer', parents);
  const stages = scannedList(connection, 'stage', parents);
  const lists = [routes, integrations, authorizers, stages];
  const known = made.get(api);
  if (known?.lists.every((list, at) => list === lists[at])) return known.uses;
  const uses = usesOfApi({ api, routes, integrations, authorizers, stages });
  made.set(api, { lists, uses });
  return uses;
}

/** Everything that refers to something, as far as it is in the cache; makes no call. */
export function cachedUses(connection: Connection): ReferenceUse[] {
  return [
    ...(scannedList(connection, 'api', {}) ?? []).flatMap((api) => usesOf(connection, api)),
    ...(scannedList(connection, 'domainName', {}) ?? []).flatMap(usesOfDomain),
  ];
}

/** Of how many APIs the lists are in the cache, and how many there are: undefined until the list of APIs was read. */
export interface Coverage {
  read: number;
  total: number | undefined;
}

/** Of how many APIs the lists of `needed` are in the cache; all that refer to something when left out. */
export function cachedCoverage(connection: Connection, needed: readonly Kind[] = REFERRING): Coverage {
  const apis = scannedList(connection, 'api', {});
  const isRead = ({ ApiId = '' }: Api) =>
    needed.every((kind) => scannedList(connection, kind, { ApiId }) !== undefined);
  return { read: (apis ?? []).filter(isRead).length, total: apis?.length };
}
