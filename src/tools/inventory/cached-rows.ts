import { sameList } from '../../client/cache/facts';
import { connectionKey } from '../../client/connection/clients';
import type { Connection } from '../../client/connection/connection';
import { domainReferenceRows, referenceRows } from './reference-rows';
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
type ApiView = Exclude<View, 'domains'>;

const MAKERS: Readonly<Record<ApiView, (lists: ApiLists) => Row[]>> = {
  routes: routeRows,
  integrations: integrationRows,
  authorizers: authorizerRows,
  stages: stageRows,
  references: referenceRows,
};

/** The rows of an API by connection, view and API, with the lists that they were made of: only what was read anew is made anew. */
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

/** The rows of a view over what is in the cache; makes no call. */
export function cachedRows(connection: Connection, view: View): Row[] {
  const apis = sameList(connection, 'api', {}) ?? [];
  if (view === 'domains') {
    const names = new Map(apis.map(({ ApiId, Name }) => [ApiId, Name]));
    return (sameList(connection, 'domainName', {}) ?? []).flatMap((domain) =>
      domainRows(domain, sameList(connection, 'apiMapping', { DomainName: domain.DomainName ?? '' }), names),
    );
  }
  const ofDomains =
    view === 'references' ? (sameList(connection, 'domainName', {}) ?? []).flatMap(domainReferenceRows) : [];
  const ofApis = apis.flatMap((api) => {
    const parents = { ApiId: api.ApiId ?? '' };
    return rowsOfApi(connection, view, {
      api,
      routes: sameList(connection, 'route', parents),
      integrations: sameList(connection, 'integration', parents),
      authorizers: sameList(connection, 'authorizer', parents),
      stages: sameList(connection, 'stage', parents),
      deployments: sameList(connection, 'deployment', parents),
    });
  });
  return [...ofApis, ...ofDomains];
}
