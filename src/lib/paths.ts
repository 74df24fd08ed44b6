/** A path segment: `$default` and `GET /x` survive it. */
const seg = encodeURIComponent;

const inApi = (apiId: string) => `/apis/${seg(apiId)}`;

/** Paths of one kind's four screens below an API. */
function kindPaths(folder: string) {
  const list = (apiId: string) => `${inApi(apiId)}/${folder}`;
  return {
    list,
    create: (apiId: string) => `${list(apiId)}/create`,
    detail: (apiId: string, id: string) => `${list(apiId)}/item/${seg(id)}`,
    edit: (apiId: string, id: string) => `${list(apiId)}/item/${seg(id)}/edit`,
  };
}

/**
 * Every address of the console. Identifiers stand behind `item/`, because a stage may be called `create`.
 */
export const paths = {
  apis: '/apis',
  apiCreate: '/apis/create',
  apiImport: '/apis/import',
  api: (apiId: string) => `${inApi(apiId)}/overview`,
  apiEdit: (apiId: string) => `${inApi(apiId)}/edit`,
  apiExport: (apiId: string) => `${inApi(apiId)}/export`,
  apiReimport: (apiId: string) => `${inApi(apiId)}/reimport`,
  cors: (apiId: string) => `${inApi(apiId)}/cors`,
  corsEdit: (apiId: string) => `${inApi(apiId)}/cors/edit`,
  route: kindPaths('routes'),
  integration: kindPaths('integrations'),
  authorizer: kindPaths('authorizers'),
  stage: kindPaths('stages'),
  deployment: kindPaths('deployments'),
};
