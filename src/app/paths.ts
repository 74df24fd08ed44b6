import type { Kind } from '../service/resources';

/** A path segment: `$default` and `GET /x` survive it. */
const seg = encodeURIComponent;

/** The folder that the console is served from, without a slash at its end: empty at the root of a host. */
export const BASE = (import.meta.env?.BASE_URL ?? '/').replace(/\/$/, '');

/** A path of this page without the folder that the console is served from. */
export const withoutBase = (path: string) => (path.startsWith(`${BASE}/`) ? path.slice(BASE.length) : path);

const inApi = (apiId: string) => `${BASE}/apis/${seg(apiId)}`;

/** Paths of one kind's four screens below its parents, whose identifiers come first. */
function kindPaths<Parents extends string[]>(list: (...parents: Parents) => string) {
  return {
    list,
    create: (...parents: Parents) => `${list(...parents)}/create`,
    detail: (...ids: [...Parents, id: string]) => item(ids),
    edit: (...ids: [...Parents, id: string]) => `${item(ids)}/edit`,
  };
  function item(ids: [...Parents, id: string]) {
    const id = ids.at(-1) ?? '';
    return `${list(...(ids.slice(0, -1) as Parents))}/item/${seg(id)}`;
  }
}

/** Paths of a kind right below an API. */
const apiPaths = (folder: string) => kindPaths((apiId: string) => `${inApi(apiId)}/${folder}`);

const domainName = kindPaths(() => `${BASE}/domains`);

/**
 * Every URL of the console. Identifiers follow `item/`, because a stage may be named `create`.
 */
export const paths = {
  apis: `${BASE}/apis`,
  apiCreate: `${BASE}/apis/create`,
  apiWizard: `${BASE}/apis/wizard`,
  apiImport: `${BASE}/apis/import`,
  api: (apiId: string) => `${inApi(apiId)}/overview`,
  apiEdit: (apiId: string) => `${inApi(apiId)}/edit`,
  apiExport: (apiId: string) => `${inApi(apiId)}/export`,
  apiImportResult: (apiId: string) => `${inApi(apiId)}/import-result`,
  apiReimport: (apiId: string) => `${inApi(apiId)}/reimport`,
  /** What differs between two configurations: `?from=&to=`, each `latest`, `stage:NAME`, `saved:ID` or `api:CONNECTION/REGION/ID`. */
  apiChanges: (apiId: string) => `${inApi(apiId)}/changes`,
  /** What its owner should look at: `?severity=&q=`. */
  apiFindings: (apiId: string) => `${inApi(apiId)}/findings`,
  apiClone: (apiId: string) => `${inApi(apiId)}/clone`,
  /** What comes of a request; `testPath` has the request too. */
  apiTest: (apiId: string) => `${inApi(apiId)}/test`,
  /** Which API answers an address: `?url=&method=`. */
  testUrl: `${BASE}/test`,
  /** The API as code: `?format=` `terraform`, `cloudformation`, `cli`, `boto3` or `javascript`. */
  apiCode: (apiId: string) => `${inApi(apiId)}/code`,
  /** The API as a graph: `?stage=` `latest` or `stage:NAME`, `?path=` narrows it to routes. */
  apiDiagram: (apiId: string) => `${inApi(apiId)}/diagram`,
  domainDiagram: (domain: string) => `${domainName.detail(domain)}/diagram`,
  cors: (apiId: string) => `${inApi(apiId)}/cors`,
  corsEdit: (apiId: string) => `${inApi(apiId)}/cors/edit`,
  route: apiPaths('routes'),
  integration: apiPaths('integrations'),
  authorizer: apiPaths('authorizers'),
  stage: apiPaths('stages'),
  deployment: apiPaths('deployments'),
  model: apiPaths('models'),
  routeResponse: kindPaths(
    (apiId: string, routeId: string) => `${inApi(apiId)}/routes/item/${seg(routeId)}/responses`,
  ),
  integrationResponse: kindPaths(
    (apiId: string, integrationId: string) =>
      `${inApi(apiId)}/integrations/item/${seg(integrationId)}/responses`,
  ),
  domainName,
  apiMapping: kindPaths((domain: string) => `${domainName.detail(domain)}/mappings`),
  routingRule: kindPaths((domain: string) => `${domainName.detail(domain)}/rules`),
  vpcLink: kindPaths(() => `${BASE}/vpc-links`),
  /** The configurations that this browser keeps, and of the one of `?id=` a new API and the code. */
  saved: `${BASE}/saved`,
  savedCreate: `${BASE}/saved/create`,
  savedCode: `${BASE}/saved/code`,
  /** All APIs of the account in tables: `?view=routes|integrations|authorizers|stages|domains|references`. */
  inventory: `${BASE}/inventory`,
  findings: `${BASE}/findings`,
  /** What was read of the account, searched: `?q=&page=`. */
  search: `${BASE}/search`,
  /** The calls of this tab, and one of them. */
  journal: `${BASE}/journal`,
  journalEntry: (id: number | string) => `${BASE}/journal/item/${seg(String(id))}`,
  /** The tags of any resource with an ARN. */
  tags: (arn: string) => `${BASE}/tags/${seg(arn)}`,
  connection: {
    list: () => `${BASE}/connections`,
    create: () => `${BASE}/connections/create`,
    switch: () => `${BASE}/connections/switch`,
    edit: (id: string) => `${BASE}/connections/item/${seg(id)}/edit`,
  },
};

/** Screens whose URLs look like an API's. */
const NOT_APIS = ['create', 'import', 'wizard'];

/** Whether the segment after `/apis/` is an API's id. */
export function isApiId(segment: string | undefined): segment is string {
  return segment !== undefined && !NOT_APIS.includes(segment);
}

/** The path of a kind's list; `parents` are the identifiers of its parents. */
export function listPath(kind: Kind, ...parents: string[]): string {
  if (kind === 'api') return paths.apis;
  const list: (...ids: never[]) => string = paths[kind].list;
  return list(...(parents as never[]));
}

/** The path of one resource; `ids` are its parents' and its own. */
export function detailPath(kind: Kind, ...ids: string[]): string {
  if (kind === 'api') return paths.api(ids[0] ?? '');
  const detail: (...all: never[]) => string = paths[kind].detail;
  return detail(...(ids as never[]));
}

/** The path of the form that creates one; `parents` are the identifiers of its parents. */
export function createPath(kind: Kind, ...parents: string[]): string {
  if (kind === 'api') return paths.apiCreate;
  const create: (...ids: never[]) => string = paths[kind].create;
  return create(...(parents as never[]));
}

/** The path of *Test* with a request: `stage` is `latest` or `stage:NAME`, `path` is the one after the stage and has its query. */
export function testPath(
  apiId: string,
  request: { method: string; path: string; stage?: string; host?: string },
): string {
  return `${paths.apiTest(apiId)}?${new URLSearchParams(request)}`;
}

/** The path of *Test* with an event of a WebSocket API. */
export function testEventPath(apiId: string, event: { event: string; message?: string }): string {
  return `${paths.apiTest(apiId)}?${new URLSearchParams(event)}`;
}

/** The path of all that refer to something; the value of an authorizer is `apiId/authorizerId`. */
export const whereUsedPath = (kind: string, value: string) =>
  `${paths.inventory}?${new URLSearchParams({ view: 'references', kind, value })}`;
