import type {
  Api,
  ApiMapping,
  Authorizer,
  Deployment,
  DomainName,
  Integration,
  IntegrationResponse,
  Model,
  Route,
  RouteResponse,
  Stage,
  VpcLink,
} from '@aws-sdk/client-apigatewayv2';
import type { KnownOperation } from './operations';

/** The resources that kinds declare, as the service returns them. */
export interface Resources {
  api: Api;
  route: Route;
  integration: Integration;
  authorizer: Authorizer;
  stage: Stage;
  deployment: Deployment;
  model: Model;
  domainName: DomainName;
  apiMapping: ApiMapping;
  vpcLink: VpcLink;
  routeResponse: RouteResponse;
  integrationResponse: IntegrationResponse;
}

export type Kind = keyof Resources;

/** What the generic layer has to know of a kind; everything else is on its screens. */
export interface KindDeclaration {
  /** Input members that name the parent: `['ApiId']`. */
  parents: readonly string[];
  /** The member that identifies one. */
  id: string;
  list: KnownOperation;
  get: KnownOperation;
  /** Other kinds of the same API that a write to this kind may change. */
  affects: readonly Kind[];
}

/** A change to an API's content makes an auto-deploy stage deploy: stages and deployments change with it. */
const DEPLOYED = ['stage', 'deployment'] as const;

/** Explicit names throughout: names of classes are mangled in production builds. */
export const kinds: { readonly [K in Kind]: KindDeclaration } = {
  api: {
    parents: [],
    id: 'ApiId',
    list: 'GetApis',
    get: 'GetApi',
    affects: ['route', 'integration', 'authorizer', ...DEPLOYED],
  },
  route: { parents: ['ApiId'], id: 'RouteId', list: 'GetRoutes', get: 'GetRoute', affects: DEPLOYED },
  integration: {
    parents: ['ApiId'],
    id: 'IntegrationId',
    list: 'GetIntegrations',
    get: 'GetIntegration',
    affects: DEPLOYED,
  },
  authorizer: {
    parents: ['ApiId'],
    id: 'AuthorizerId',
    list: 'GetAuthorizers',
    get: 'GetAuthorizer',
    affects: DEPLOYED,
  },
  stage: { parents: ['ApiId'], id: 'StageName', list: 'GetStages', get: 'GetStage', affects: ['deployment'] },
  deployment: {
    parents: ['ApiId'],
    id: 'DeploymentId',
    list: 'GetDeployments',
    get: 'GetDeployment',
    affects: ['stage'],
  },
  model: { parents: ['ApiId'], id: 'ModelId', list: 'GetModels', get: 'GetModel', affects: DEPLOYED },
  domainName: {
    parents: [],
    id: 'DomainName',
    list: 'GetDomainNames',
    get: 'GetDomainName',
    affects: ['apiMapping'],
  },
  apiMapping: {
    parents: ['DomainName'],
    id: 'ApiMappingId',
    list: 'GetApiMappings',
    get: 'GetApiMapping',
    affects: [],
  },
  routeResponse: {
    parents: ['ApiId', 'RouteId'],
    id: 'RouteResponseId',
    list: 'GetRouteResponses',
    get: 'GetRouteResponse',
    affects: DEPLOYED,
  },
  integrationResponse: {
    parents: ['ApiId', 'IntegrationId'],
    id: 'IntegrationResponseId',
    list: 'GetIntegrationResponses',
    get: 'GetIntegrationResponse',
    affects: DEPLOYED,
  },
  vpcLink: { parents: [], id: 'VpcLinkId', list: 'GetVpcLinks', get: 'GetVpcLink', affects: [] },
};
