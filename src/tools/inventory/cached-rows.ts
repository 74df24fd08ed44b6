import { cachedUses } from '../../client/cache/cached-uses';
import { scannedList } from '../../client/cache/facts';
import { connectionKey } from '../../client/connection/clients';
import type { Connection } from '../../client/connection/connection';
import { groupUses, referenceKey } from '../../service/reference-uses';
import { rowOfReference, rowOfUse } from './reference-rows';
import {
  type ApiLists,
  authorizerRows,
  domainRows,
  integrationRows,
  type Row,
  routeRows,
  stageRows,
  type View,
} from './rows';

/** A view whose rows are made API by API. */
type ApiView = Exclude<View, 'domains' | 'references' | 'uses'>;

const MAKERS: Readonly<Record<ApiView, (lists: ApiLists) => Row[]>> = {
  routes: routeRows,
  integrations: integrationRows,
  authorizers: authorizerRows,
  stages: stageRows,
};

/** The rows of an API by connection, view and API, with the lists that they were made of: only what was read again is made again. */
const made = new Map<string, { lists: readonly unknown[]; rows: Row[] }>();

function rowsOfApi(connection: Connection, view: ApiView, lists: ApiLists): Row[] {
  const key = `${connectionKey(connection)}/${view}/${lists.api.ApiId}`;
  const parts = Object.values(lists) as unknown[];
  const known = made.get(key);
  if (known?.lists.every((list, at) => list === parts[at])) return known.rows;
  const rows = MAKERS[view](lists);
  made.set(key, { lists: parts, rows });
  return rows;
}

/** The uses of the references whose `referenceKey` is accepted, as far as they are in the cache; makes no call. */
export const cachedUseRows = (connection: Connection, keeps: (key: string) => boolean): Row[] =>
  cachedUses(connection)
    .filter(({ reference }) => keeps(referenceKey(reference)))
    .map(rowOfUse);

/** The rows of a view over what is in the cache; makes no call. */
export function cachedRows(connection: Connection, view: Exclude<View, 'uses'>): Row[] {
  const apis = scannedList(connection, 'api', {}) ?? [];
  if (view === 'domains') {
    const names = new Map(apis.map(({ ApiId, Name }) => [ApiId, Name]));
    return (scannedList(connection, 'domainName', {}) ?? []).flatMap((domain) =>
      domainRows(
        domain,
        scannedList(connection, 'apiMapping', { DomainName: domain.DomainName ?? '' }),
        names,
      ),
    );
  }
  if (view === 'references') return groupUses(cachedUses(connection)).map(rowOfReference);
  return apis.flatMap((api) => {
    const parents = { ApiId: api.ApiId ?? '' };
    return rowsOfApi(connection, view, {
      api,
      routes: scannedList(connection, 'route', parents),
      integrations: scannedList(connection, 'integration', parents),
      authorizers: scannedList(connection, 'authorizer', parents),
      stages: scannedList(connection, 'stage', parents),
      deployments: scannedList(connection, 'deployment', parents),
    });
  });
}
