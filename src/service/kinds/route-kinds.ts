import { integrationName } from '../integration-name';
import { DEPLOYED, type Declarations, LIST_DEFAULTS, newId } from './declaration';

/** What an API routes requests by. */
export const routeKinds = {
  route: {
    noun: 'route',
    plural: 'routes',
    title: 'Routes',
    navigation: 'api',
    protocol: undefined,
    parents: ['ApiId'],
    id: 'RouteId',
    names: ['RouteKey'],
    unique: 'RouteKey',
    arn: undefined,
    operations: {
      list: 'GetRoutes',
      get: 'GetRoute',
      create: 'CreateRoute',
      update: 'UpdateRoute',
      delete: 'DeleteRoute',
    },
    others: {
      DeleteRouteRequestParameter: {
        role: 'clear',
        member: 'RequestParameters',
        key: 'RequestParameterKey',
      },
    },
    ...LIST_DEFAULTS,
    children: ['routeResponse'],
    affects: DEPLOYED,
    undo: {
      delete: {
        note: 'The route has a new ID. Settings that stages have for it count again: they go by its key.',
      },
      create: 'Requests for it go unanswered after the next deployment.',
      confirmByName: false,
    },
    notFound: { type: 'Route', message: 'Invalid Route identifier specified {id}' },
  },

  integration: {
    noun: 'integration',
    plural: 'integrations',
    title: 'Integrations',
    navigation: 'api',
    protocol: undefined,
    parents: ['ApiId'],
    id: 'IntegrationId',
    names: [],
    nameOf: integrationName,
    unique: undefined,
    arn: undefined,
    operations: {
      list: 'GetIntegrations',
      get: 'GetIntegration',
      create: 'CreateIntegration',
      update: 'UpdateIntegration',
      delete: 'DeleteIntegration',
    },
    others: {},
    ...LIST_DEFAULTS,
    children: ['integrationResponse'],
    affects: DEPLOYED,
    undo: {
      delete: {
        note: `${newId('integration')} No route led to it, or the service would not have deleted it.`,
      },
      create: '',
      confirmByName: false,
    },
    notFound: { type: 'Integration', message: 'Invalid Integration identifier specified {id}' },
  },

  authorizer: {
    noun: 'authorizer',
    plural: 'authorizers',
    title: 'Authorizers',
    navigation: 'api',
    protocol: undefined,
    parents: ['ApiId'],
    id: 'AuthorizerId',
    names: ['Name'],
    unique: 'Name',
    arn: undefined,
    operations: {
      list: 'GetAuthorizers',
      get: 'GetAuthorizer',
      create: 'CreateAuthorizer',
      update: 'UpdateAuthorizer',
      delete: 'DeleteAuthorizer',
    },
    others: {},
    ...LIST_DEFAULTS,
    children: [],
    affects: DEPLOYED,
    undo: {
      delete: {
        note: `${newId('authorizer')} No route used it, or the service would not have deleted it.`,
      },
      create: '',
      confirmByName: false,
    },
    notFound: { type: 'Authorizer', message: 'Invalid Authorizer identifier specified {id}' },
  },
} satisfies Pick<Declarations, 'route' | 'integration' | 'authorizer'>;
