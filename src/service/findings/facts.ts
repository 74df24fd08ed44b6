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
  RoutingRule,
  Stage,
  VpcLink,
} from '@aws-sdk/client-apigatewayv2';
import type { ByKey } from '../configuration/value';

/** A custom domain name with what is below it. */
export interface DomainFacts {
  domain: DomainName;
  mappings: readonly ApiMapping[];
  /** Undefined where they were not read: HTTP and WebSocket APIs have none. */
  rules?: readonly RoutingRule[] | undefined;
}

/** What was read of an API; a list that is undefined was not read, and nothing is said about it. */
export interface ApiFacts {
  region: string;
  api: Api;
  routes?: readonly Route[] | undefined;
  integrations?: readonly Integration[] | undefined;
  authorizers?: readonly Authorizer[] | undefined;
  stages?: readonly Stage[] | undefined;
  deployments?: readonly Deployment[] | undefined;
  models?: readonly Model[] | undefined;
  /** By the id of the route: of every route with a route response selection expression. */
  routeResponses?: ByKey<readonly RouteResponse[]> | undefined;
  /** By the id of the integration: of every integration that is not a proxy. */
  integrationResponses?: ByKey<readonly IntegrationResponse[]> | undefined;
  /** All custom domain names of the Region, each with its API mappings. */
  domains?: readonly DomainFacts[] | undefined;
  /** All VPC links of the Region. */
  vpcLinks?: readonly VpcLink[] | undefined;
  /** All APIs of the Region, this one among them. */
  apis?: readonly Api[] | undefined;
}

/** What was read of an account in a Region. */
export interface AccountFacts {
  region: string;
  apis?: readonly Api[] | undefined;
  domains?: readonly DomainFacts[] | undefined;
  vpcLinks?: readonly VpcLink[] | undefined;
  /** By the id of the API: of every API. */
  stages?: ByKey<readonly Stage[]> | undefined;
  /** By the id of the API: of every API. */
  integrations?: ByKey<readonly Integration[]> | undefined;
}

/** How lists are named in "Not read: …". */
export const FACT_NAMES = {
  routes: 'routes',
  integrations: 'integrations',
  authorizers: 'authorizers',
  stages: 'stages',
  deployments: 'deployments',
  models: 'models',
  routeResponses: 'route responses',
  integrationResponses: 'integration responses',
  domains: 'custom domain names and their API mappings',
  vpcLinks: 'VPC links',
  apis: 'APIs',
} as const;

export type FactName = keyof typeof FACT_NAMES;
