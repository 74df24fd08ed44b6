import type { Kind } from '../resources';

/**
 * What the service says of an unknown id (`{id}`; `{account}` is the account's), and the error's resource type (2.14; wording of another
 * emulator's copies of AWS). A module of its own: the sandbox alone loads it.
 */
export const notFoundSentences: { readonly [K in Kind]: { type: string; message: string } } = {
  api: { type: 'Api', message: 'Invalid API identifier specified {account}:{id}' },
  route: { type: 'Route', message: 'Invalid Route identifier specified {id}' },
  integration: { type: 'Integration', message: 'Invalid Integration identifier specified {id}' },
  authorizer: { type: 'Authorizer', message: 'Invalid Authorizer identifier specified {id}' },
  stage: { type: 'Stage', message: 'Invalid stage identifier specified' },
  deployment: { type: 'Deployment', message: 'Invalid Deployment identifier specified {id}' },
  model: { type: 'Model', message: 'Invalid Model identifier specified {id}' },
  routeResponse: { type: 'RouteResponse', message: 'Invalid RouteResponse identifier specified {id}' },
  integrationResponse: {
    type: 'IntegrationResponse',
    message: 'Invalid IntegrationResponse identifier specified {id}',
  },
  domainName: { type: 'DomainName', message: 'Invalid domain name identifier specified {id}' },
  apiMapping: { type: 'ApiMapping', message: 'Invalid API mapping identifier specified {id}' },
  routingRule: { type: 'RoutingRule', message: 'Invalid routing rule identifier specified {id}' },
  vpcLink: { type: 'VpcLink', message: 'Invalid VpcLink identifier specified {id}' },
};
