import type {
  Api,
  Authorizer,
  Deployment,
  DomainName,
  Integration,
  Route,
  Stage,
} from '@aws-sdk/client-apigatewayv2';
import { paths } from '../../app/paths';
import type { Cell } from '../../lib/csv';
import { lambdaName } from '../../service/arn';
import { integrationName, splitRouteKey, targetId } from '../../service/integration-name';
import { limitsText } from '../../service/throttling';

// One row of an inventory for each resource of all APIs that were read.

export const VIEWS = ['routes', 'integrations', 'authorizers', 'stages', 'domains', 'references'] as const;

/** A view of `VIEWS`, or the uses of one of the references. */
export type View = (typeof VIEWS)[number] | 'uses';

/** A row: what its columns show, by the id of the column, and where it leads. */
export interface Row {
  id: string;
  href: string;
  apiId?: string | undefined;
  values: Readonly<Record<string, Cell>>;
  /** What it is found by besides its values: ids, ARNs, URIs. */
  terms: string;
}

/** The lists of an API; one that was not read is undefined. */
export interface ApiLists {
  api: Api;
  routes: readonly Route[] | undefined;
  integrations: readonly Integration[] | undefined;
  authorizers: readonly Authorizer[] | undefined;
  stages: readonly Stage[] | undefined;
  deployments: readonly Deployment[] | undefined;
}

/** A cell whose list was not read. */
const NOT_READ = 'not read';

const rowId = (apiId: string, id: string) => `${apiId}/${id}`;

const byId = <Item, Key>(items: readonly Item[] | undefined, key: (item: Item) => Key) =>
  new Map((items ?? []).map((item) => [key(item), item]));

const describedApi = ({ ApiId = '', Name }: Api) => ({ api: Name ?? ApiId });

const authorizationOf = (route: Route, authorizer: Authorizer | undefined) => {
  const { AuthorizationType: type = 'NONE' } = route;
  if (type === 'NONE') return 'None';
  if (type === 'AWS_IAM') return 'IAM';
  const name = authorizer?.Name ?? route.AuthorizerId ?? '';
  return `${type === 'JWT' ? 'JWT' : 'Lambda'}: ${name}`;
};

/** The rate of a route at a stage: its own settings before those of the stage. */
function rateOf(key: string, stage: Stage): number | undefined {
  return stage.RouteSettings?.[key]?.ThrottlingRateLimit ?? stage.DefaultRouteSettings?.ThrottlingRateLimit;
}

/** The lowest rate at which a stage throttles the route; undefined where none does. */
function lowestRate(key: string, stages: readonly Stage[]): number | undefined {
  const rates = stages.flatMap((stage) => rateOf(key, stage) ?? []);
  return rates.length > 0 ? Math.min(...rates) : undefined;
}

export function routeRows({ api, routes = [], integrations, authorizers, stages }: ApiLists): Row[] {
  const apiId = api.ApiId ?? '';
  const targets = byId(integrations, ({ IntegrationId }) => IntegrationId);
  const guards = byId(authorizers, ({ AuthorizerId }) => AuthorizerId);
  return routes.map((route) => {
    const { RouteId = '', RouteKey = '' } = route;
    const { method, path } = splitRouteKey(RouteKey);
    const id = targetId(route.Target);
    const target = id === undefined ? undefined : targets.get(id);
    const guard = guards.get(route.AuthorizerId);
    return {
      id: rowId(apiId, RouteId),
      href: paths.route.detail(apiId, RouteId),
      apiId,
      values: {
        ...describedApi(api),
        method: method || undefined,
        path,
        target: id === undefined ? 'None' : target ? integrationName(target) : integrations ? id : NOT_READ,
        authorization: authorizationOf(route, guard),
        scopes: route.AuthorizationScopes?.join(', '),
        rate: stages ? lowestRate(RouteKey, stages) : NOT_READ,
      },
      terms: [
        RouteId,
        route.OperationName,
        target?.IntegrationUri,
        target?.ConnectionId,
        target?.CredentialsArn,
        guard?.AuthorizerUri,
      ].join(' '),
    };
  });
}

const TYPES: Readonly<Record<string, string>> = {
  HTTP_PROXY: 'HTTP URI',
  HTTP: 'HTTP',
  MOCK: 'Mock',
  AWS: 'AWS service',
};

function typeOf({
  IntegrationType: type,
  IntegrationSubtype: subtype,
  IntegrationUri: uri = '',
  ConnectionType,
}: Integration) {
  if (subtype) return 'AWS service';
  if (ConnectionType === 'VPC_LINK') return 'VPC link';
  if (type === 'AWS_PROXY' || lambdaName(uri)) return 'Lambda';
  return TYPES[type ?? ''] ?? type;
}

export function integrationRows({ api, routes, integrations = [] }: ApiLists): Row[] {
  const apiId = api.ApiId ?? '';
  const uses = new Map<string, number>();
  for (const { Target } of routes ?? []) {
    const id = targetId(Target) ?? '';
    uses.set(id, (uses.get(id) ?? 0) + 1);
  }
  return integrations.map((one) => {
    const { IntegrationId = '' } = one;
    return {
      id: rowId(apiId, IntegrationId),
      href: paths.integration.detail(apiId, IntegrationId),
      apiId,
      values: {
        ...describedApi(api),
        target: integrationName(one),
        type: typeOf(one),
        used: routes ? (uses.get(IntegrationId) ?? 0) : NOT_READ,
        timeout: one.TimeoutInMillis,
        payload: one.PayloadFormatVersion,
        link: one.ConnectionId,
        role: one.CredentialsArn,
      },
      terms: [IntegrationId, one.IntegrationUri, one.Description].join(' '),
    };
  });
}

export function authorizerRows({ api, routes, authorizers = [] }: ApiLists): Row[] {
  const apiId = api.ApiId ?? '';
  return authorizers.map((one) => {
    const { AuthorizerId = '' } = one;
    return {
      id: rowId(apiId, AuthorizerId),
      href: paths.authorizer.detail(apiId, AuthorizerId),
      apiId,
      values: {
        ...describedApi(api),
        name: one.Name,
        type: one.AuthorizerType === 'JWT' ? 'JWT' : 'Lambda',
        source: one.JwtConfiguration?.Issuer ?? lambdaName(one.AuthorizerUri ?? '') ?? one.AuthorizerUri,
        audience: one.JwtConfiguration?.Audience?.join(', '),
        cache: one.AuthorizerResultTtlInSeconds,
        used: routes ? routes.filter((route) => route.AuthorizerId === AuthorizerId).length : NOT_READ,
      },
      terms: [AuthorizerId, one.AuthorizerUri, ...(one.IdentitySource ?? [])].join(' '),
    };
  });
}

export function stageRows({ api, stages = [], deployments }: ApiLists): Row[] {
  const apiId = api.ApiId ?? '';
  const deployed = byId(deployments, ({ DeploymentId }) => DeploymentId);
  return stages.map((one) => {
    const { StageName = '', DeploymentId } = one;
    const date = deployed.get(DeploymentId)?.CreatedDate;
    return {
      id: rowId(apiId, StageName),
      href: paths.stage.detail(apiId, StageName),
      apiId,
      values: {
        ...describedApi(api),
        stage: StageName,
        deployed:
          DeploymentId === undefined
            ? 'Not deployed'
            : deployments
              ? date?.toISOString().slice(0, 10)
              : NOT_READ,
        auto: one.AutoDeploy ? 'Automatic' : 'Manual',
        throttle: limitsText(one.DefaultRouteSettings) ?? 'None',
        log: one.AccessLogSettings?.DestinationArn ? 'On' : 'Off',
        logGroup: /log-group:([^:]+)/.exec(one.AccessLogSettings?.DestinationArn ?? '')?.[1],
        certificate: one.ClientCertificateId,
      },
      terms: [DeploymentId, one.Description, ...Object.keys(one.StageVariables ?? {})].join(' '),
    };
  });
}

/** A row for each API mapping of a domain name, and one for a domain name without any. */
export function domainRows(
  domain: DomainName,
  mappings:
    | readonly {
        ApiId?: string | undefined;
        Stage?: string | undefined;
        ApiMappingKey?: string | undefined;
        ApiMappingId?: string | undefined;
      }[]
    | undefined,
  apiNames: ReadonlyMap<string | undefined, string | undefined>,
): Row[] {
  const name = domain.DomainName ?? '';
  const [configuration] = domain.DomainNameConfigurations ?? [];
  const values = {
    domain: name,
    tls: configuration?.SecurityPolicy?.replace('TLS_', 'TLS ').replace('_', '.'),
    mutual: domain.MutualTlsAuthentication?.TruststoreUri ? 'On' : 'Off',
    certificate: configuration?.CertificateArn,
    status: configuration?.DomainNameStatus,
  };
  const href = paths.domainName.detail(name);
  const terms = [configuration?.ApiGatewayDomainName, domain.MutualTlsAuthentication?.TruststoreUri].join(
    ' ',
  );
  if (!mappings?.length)
    return [{ id: name, href, terms, values: { ...values, mapping: mappings ? 'None' : NOT_READ } }];
  return mappings.map(({ ApiId = '', Stage, ApiMappingKey, ApiMappingId }) => ({
    id: rowId(name, ApiMappingId ?? ''),
    href,
    apiId: ApiId,
    terms: `${terms} ${ApiId}`,
    values: {
      ...values,
      mapping: `/${ApiMappingKey ?? ''}`,
      api: apiNames.get(ApiId) ?? ApiId,
      stage: Stage,
    },
  }));
}
