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

/** The resources that kinds declare, as the service returns them. A kind begins with its line here. */
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
  routingRule: RoutingRule;
  vpcLink: VpcLink;
  routeResponse: RouteResponse;
  integrationResponse: IntegrationResponse;
}

export type Kind = keyof Resources;
