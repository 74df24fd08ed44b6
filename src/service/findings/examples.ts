import type { Api, Authorizer, DomainName, Integration, Route, Stage } from '@aws-sdk/client-apigatewayv2';
import { LOG_FORMATS } from '../rules/log-format';
import type { AccountFacts, ApiFacts, DomainFacts } from './facts';

// The parts that passing and failing examples of rules are made of.

const ACCOUNT = '123456789012';
export const REGION = 'eu-west-1';

export const API_ID = 'a1b2c3d4e5';

export const exampleFunction = (name: string, account = ACCOUNT, region = REGION) =>
  `arn:aws:lambda:${region}:${account}:function:${name}`;

export function httpApi(more: Partial<Api> = {}): Api {
  return {
    ApiId: API_ID,
    Name: 'shop',
    ProtocolType: 'HTTP',
    RouteSelectionExpression: '$request.method $request.path',
    ApiKeySelectionExpression: '$request.header.x-api-key',
    ...more,
  };
}

export const webSocketApi = (more: Partial<Api> = {}) =>
  httpApi({
    Name: 'chat',
    ProtocolType: 'WEBSOCKET',
    RouteSelectionExpression: '$request.body.action',
    ...more,
  });

export const integration = (more: Partial<Integration> = {}): Integration => ({
  IntegrationId: 'int1',
  IntegrationType: 'AWS_PROXY',
  IntegrationMethod: 'POST',
  IntegrationUri: exampleFunction('orders'),
  ConnectionType: 'INTERNET',
  PayloadFormatVersion: '2.0',
  TimeoutInMillis: 30000,
  ...more,
});

/** A route to `int1`; its id is made of its key. */
export const route = (RouteKey: string, more: Partial<Route> = {}): Route => ({
  RouteId: RouteKey.replace(/[^A-Za-z]/g, '').toLowerCase() || 'root',
  RouteKey,
  Target: 'integrations/int1',
  AuthorizationType: 'NONE',
  ApiKeyRequired: false,
  ...more,
});

/** A member that requires the JWT authorizer of `jwtAuthorizer`. */
export const WITH_JWT = { AuthorizationType: 'JWT', AuthorizerId: 'jwt1' } as const;

export const jwtAuthorizer = (more: Partial<Authorizer> = {}): Authorizer => ({
  AuthorizerId: 'jwt1',
  Name: 'customers',
  AuthorizerType: 'JWT',
  IdentitySource: ['$request.header.Authorization'],
  JwtConfiguration: { Issuer: 'https://issuer.example.com', Audience: ['shop'] },
  ...more,
});

export const lambdaAuthorizer = (more: Partial<Authorizer> = {}): Authorizer => ({
  AuthorizerId: 'fun1',
  Name: 'partners',
  AuthorizerType: 'REQUEST',
  AuthorizerUri: `arn:aws:apigateway:${REGION}:lambda:path/2015-03-31/functions/${exampleFunction('authorizer')}/invocations`,
  AuthorizerPayloadFormatVersion: '2.0',
  EnableSimpleResponses: true,
  IdentitySource: ['$request.header.x-partner'],
  ...more,
});

/** A member that requires the Lambda authorizer of `lambdaAuthorizer`. */
export const WITH_LAMBDA = { AuthorizationType: 'CUSTOM', AuthorizerId: 'fun1' } as const;

/** A stage with a deployment, throttling and a JSON access log. */
export const stage = (more: Partial<Stage> = {}): Stage => ({
  StageName: 'prod',
  DeploymentId: 'dep1',
  AutoDeploy: false,
  DefaultRouteSettings: { ThrottlingRateLimit: 1000, ThrottlingBurstLimit: 500 },
  AccessLogSettings: {
    DestinationArn: `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:shop`,
    Format: LOG_FORMATS.JSON,
  },
  RouteSettings: {},
  StageVariables: {},
  ...more,
});

export const deployment = (DeploymentId: string, day: number) => ({
  DeploymentId,
  CreatedDate: new Date(Date.UTC(2026, 0, day)),
  DeploymentStatus: 'DEPLOYED' as const,
  AutoDeployed: false,
});

export const domain = (more: Partial<DomainName> = {}): DomainName => ({
  DomainName: 'api.example.com',
  RoutingMode: 'API_MAPPING_ONLY',
  DomainNameConfigurations: [
    {
      ApiGatewayDomainName: 'd-abc.execute-api.eu-west-1.amazonaws.com',
      CertificateArn: `arn:aws:acm:${REGION}:${ACCOUNT}:certificate/11111111-2222-4333-8444-555555555555`,
      DomainNameStatus: 'AVAILABLE',
      EndpointType: 'REGIONAL',
      SecurityPolicy: 'TLS_1_2',
    },
  ],
  ...more,
});

/** The domain name with a mapping to stage `prod` of the example API. */
export const mappedDomain = (more: Partial<DomainName> = {}, mapping: object = {}): DomainFacts => ({
  domain: domain(more),
  mappings: [{ ApiMappingId: 'map1', ApiId: API_ID, Stage: 'prod', ApiMappingKey: 'shop', ...mapping }],
});

/** What was read of an HTTP API; `more` has the lists. */
export const apiFacts = (more: Partial<ApiFacts> = {}): ApiFacts => ({
  region: REGION,
  api: httpApi(),
  ...more,
});

export const accountFacts = (more: Partial<AccountFacts> = {}): AccountFacts => ({ region: REGION, ...more });
