import { DEPLOYED, type Declarations, LIST_DEFAULTS } from './declaration';

/** An API, and what it is served by. */
export const apiKinds = {
  api: {
    noun: 'API',
    plural: 'APIs',
    title: 'APIs',
    navigation: 'account',
    protocol: undefined,
    parents: [],
    id: 'ApiId',
    names: ['Name'],
    unique: undefined,
    arn: '/apis/{ApiId}',
    operations: {
      list: 'GetApis',
      get: 'GetApi',
      create: 'CreateApi',
      update: 'UpdateApi',
      delete: 'DeleteApi',
    },
    others: {
      ExportApi: { role: 'read' },
      ImportApi: { role: 'import' },
      ReimportApi: {
        role: 'replace',
        noUndo:
          'Reimporting replaced routes, integrations and authorizers by new ones with new IDs. To go back, reimport the earlier document.',
      },
      DeleteCorsConfiguration: { role: 'clear', member: 'CorsConfiguration' },
    },
    ...LIST_DEFAULTS,
    children: ['route', 'integration', 'authorizer', 'stage', 'deployment', 'model'],
    affects: ['route', 'integration', 'authorizer', ...DEPLOYED],
    undo: {
      delete: {
        reason:
          'All that was in the API went with it (routes, integrations, stages and their deployments). A new API would have another ID and another address.',
      },
      create: 'All that is in it by now goes with it: routes, integrations, stages.',
      confirmByName: true,
    },
    notFound: { type: 'Api', message: 'Invalid API identifier specified {account}:{id}' },
  },

  stage: {
    noun: 'stage',
    plural: 'stages',
    title: 'Stages',
    navigation: 'api',
    protocol: undefined,
    parents: ['ApiId'],
    id: 'StageName',
    names: [],
    unique: 'StageName',
    arn: '/apis/{ApiId}/stages/{StageName}',
    operations: {
      list: 'GetStages',
      get: 'GetStage',
      create: 'CreateStage',
      update: 'UpdateStage',
      delete: 'DeleteStage',
    },
    others: {
      DeleteAccessLogSettings: { role: 'clear', member: 'AccessLogSettings' },
      DeleteRouteSettings: { role: 'clear', member: 'RouteSettings', key: 'RouteKey' },
      ResetAuthorizersCache: {
        role: 'reset',
        noUndo: 'What the cache held is gone. It fills again with the next requests.',
      },
    },
    ...LIST_DEFAULTS,
    children: [],
    affects: ['deployment'],
    undo: {
      delete: { note: 'The stage has the same name and address as before.' },
      create: 'Its address stops answering at once.',
      confirmByName: true,
    },
    notFound: { type: 'Stage', message: 'Invalid stage identifier specified' },
  },

  deployment: {
    noun: 'deployment',
    plural: 'deployments',
    title: 'Deployments',
    navigation: 'api',
    protocol: undefined,
    parents: ['ApiId'],
    id: 'DeploymentId',
    names: [],
    nameOf: ({ Description, DeploymentId }) => Description || DeploymentId,
    unique: undefined,
    arn: undefined,
    operations: {
      list: 'GetDeployments',
      get: 'GetDeployment',
      create: 'CreateDeployment',
      update: 'UpdateDeployment',
      delete: 'DeleteDeployment',
    },
    others: {},
    ...LIST_DEFAULTS,
    children: [],
    affects: ['stage'],
    undo: {
      delete: {
        reason:
          'A deployment is a picture of the API at its time. A new one would be a picture of the API as it is now.',
      },
      create: '',
      confirmByName: false,
    },
    notFound: { type: 'Deployment', message: 'Invalid Deployment identifier specified {id}' },
  },
} satisfies Pick<Declarations, 'api' | 'stage' | 'deployment'>;
