import type { Configuration, IntegrationValue, Members, RouteValue } from '../value';
import { integrationKey } from '../value';
import type { Surroundings } from './surroundings';

/** A domain name, its mapping and rule to stage `prod`, and a VPC link, as the service returns them. */
export const surroundingsOf = (apiId: string): Surroundings => ({
  domains: [
    {
      domainName: {
        DomainName: 'api.example.com',
        DomainNameConfigurations: [
          {
            ApiGatewayDomainName: 'd-abc.execute-api.us-east-1.amazonaws.com',
            CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/a',
            DomainNameStatus: 'AVAILABLE',
            EndpointType: 'REGIONAL',
            SecurityPolicy: 'TLS_1_2',
          },
        ],
        MutualTlsAuthentication: { TruststoreUri: 's3://bucket/trust.pem' },
        RoutingMode: 'ROUTING_RULE_THEN_API_MAPPING',
        Tags: { team: 'web' },
      },
      mappings: [{ ApiMappingId: 'm1', ApiId: apiId, ApiMappingKey: 'v1', Stage: 'prod' }],
      rules: [
        {
          RoutingRuleId: 'r1',
          Priority: 10,
          Conditions: [{ MatchHeaders: { AnyOf: [{ Header: 'x-beta', ValueGlob: '*' }] } }],
          Actions: [{ InvokeApi: { ApiId: apiId, Stage: 'prod', StripBasePath: true } }],
        },
      ],
    },
  ],
  vpcLinks: [{ VpcLinkId: 'link1', Name: 'shop net', SecurityGroupIds: [], SubnetIds: ['subnet-1'] }],
});

/** An HTTP API with a stage, and an integration behind that VPC link. */
export const privateApi: Configuration = {
  protocol: 'HTTP',
  api: { Name: 'shop' },
  routes: {},
  integrations: {
    private: {
      members: { IntegrationType: 'HTTP_PROXY', ConnectionType: 'VPC_LINK', ConnectionId: 'link1' },
      responses: {},
    },
  },
  authorizers: {},
  models: {},
  stages: { prod: { AutoDeploy: true } },
  tags: {},
};

const mapValues = <Value, Result>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value) => Result,
): Record<string, Result> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

const without = (members: Members, name: string): Members =>
  Object.fromEntries(Object.entries(members).filter(([member]) => member !== name));

const hasBothLimits = (settings: unknown) =>
  ['ThrottlingBurstLimit', 'ThrottlingRateLimit'].every((name) => Object.hasOwn(settings as object, name));

function expressibleApi(api: Members): Members {
  const { CorsConfiguration, ...plain } = without(api, 'DisableSchemaValidation');
  return {
    ...plain,
    ...(CorsConfiguration !== undefined && { CorsConfiguration: { MaxAge: 0, ...CorsConfiguration } }),
  };
}

/** The configuration as Terraform can express it. */
export function expressibleInTerraform(configuration: Configuration): Configuration {
  const isHttp = configuration.protocol === 'HTTP';
  const keys = new Map<string, string>();
  const integrations: Record<string, IntegrationValue> = {};
  for (const [key, { members, responses }] of Object.entries(configuration.integrations)) {
    const value = { members, responses: mapValues(responses, (one) => without(one, 'ResponseParameters')) };
    const reduced = integrationKey(value);
    keys.set(key, reduced);
    integrations[reduced] = value;
  }
  return {
    ...configuration,
    api: expressibleApi(configuration.api),
    integrations,
    routes: mapValues(configuration.routes, (route): RouteValue => {
      const integration = keys.get(route.integration ?? '');
      return {
        ...route,
        ...(integration !== undefined && { integration }),
        responses: mapValues(route.responses, (one) => without(one, 'ResponseParameters')),
      };
    }),
    authorizers: mapValues(configuration.authorizers, (one) =>
      isHttp && one.AuthorizerType === 'REQUEST' ? { AuthorizerResultTtlInSeconds: 0, ...one } : one,
    ),
    stages: mapValues(configuration.stages, (stage) => {
      const settings = Object.entries((stage.RouteSettings ?? {}) as Readonly<Record<string, Members>>);
      const unset = { DetailedMetricsEnabled: false, ...(!isHttp && { DataTraceEnabled: false }) };
      const kept = Object.fromEntries(
        settings.filter(([, one]) => hasBothLimits(one)).map(([key, one]) => [key, { ...unset, ...one }]),
      );
      const plain = without(without(stage, 'RouteSettings'), 'DefaultRouteSettings');
      return {
        ...plain,
        ...(Object.keys(kept).length > 0 && { RouteSettings: kept }),
        ...(stage.DefaultRouteSettings !== undefined &&
          hasBothLimits(stage.DefaultRouteSettings) && { DefaultRouteSettings: stage.DefaultRouteSettings }),
      };
    }),
  };
}
