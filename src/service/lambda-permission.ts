import { partitionOf } from './arn';
import { splitRouteKey } from './integration-name';

/** A statement of a function's resource-based policy: who may invoke it for which requests. */
export interface LambdaPermission {
  statementId: string;
  /** The function's ARN without version and alias. */
  functionArn: string;
  /** The version or alias, when the ARN names one. */
  qualifier?: string | undefined;
  /** What invokes it: the requests of a route, or an authorizer. */
  sourceArn: string;
  region: string;
}

interface FunctionParts {
  functionArn: string;
  qualifier?: string | undefined;
  region: string;
  account: string;
}

/** More statements than this are one for the whole API: a function's policy is limited to 20 KB. */
const MAX_ROUTES = 10;

/**
 * The function of an integration URI or an authorizer URI, bare or as invocation path; undefined for anything else and
 * for a function that a stage variable selects.
 */
export function functionOf(uri: string | undefined): FunctionParts | undefined {
  const found =
    /(arn:[\w-]+:lambda:([\w-]+):(\d{12}):function:[\w-]+)(?::([\w$-]+))?(?:\/invocations)?$/.exec(uri ?? '');
  const [, functionArn, region, account, qualifier] = found ?? [];
  if (functionArn === undefined || region === undefined || account === undefined) return undefined;
  return { functionArn, region, account, ...(qualifier !== undefined && { qualifier }) };
}

/** A route as far as its permission depends on it. */
interface PermittedRoute {
  RouteId?: string | undefined;
  RouteKey?: string | undefined;
}

/**
 * The permissions that an integration's function needs, one per route that targets it. The source is
 * `{api}/{stage}/{method}{path}` for HTTP APIs and `{api}/{stage}/{route key}` for WebSocket APIs and `$default`
 * (developer guide: http-api-troubleshooting-lambda); any stage, since every stage serves the route. The API is taken
 * to be in the function's account.
 * @param region the API's
 */
export function integrationPermissions(
  uri: string | undefined,
  apiId: string,
  region: string,
  routes: readonly PermittedRoute[],
): LambdaPermission[] {
  const target = functionOf(uri);
  if (!target || routes.length === 0) return [];
  const api = `arn:${partitionOf(region)}:execute-api:${region}:${target.account}:${apiId}`;
  const permission = (statementId: string, sourceArn: string): LambdaPermission => ({
    statementId,
    functionArn: target.functionArn,
    qualifier: target.qualifier,
    sourceArn,
    region: target.region,
  });
  if (routes.length > MAX_ROUTES) return [permission(`apigateway-${apiId}`, `${api}/*`)];
  return routes.map(({ RouteId = '', RouteKey = '' }) => {
    const { method, path } = splitRouteKey(RouteKey);
    const source = method === '' ? path : `${method === 'ANY' ? '*' : method}${path}`;
    return permission(`apigateway-${apiId}-${RouteId}`, `${api}/*/${source}`);
  });
}

/** The permission that a Lambda authorizer's function needs; without one when the authorizer assumes a role. */
export function authorizerPermissions(
  uri: string | undefined,
  apiId: string,
  region: string,
  authorizerId: string,
): LambdaPermission[] {
  const target = functionOf(uri);
  if (!target) return [];
  return [
    {
      statementId: `apigateway-${apiId}-authorizer-${authorizerId}`,
      functionArn: target.functionArn,
      qualifier: target.qualifier,
      sourceArn: `arn:${partitionOf(region)}:execute-api:${region}:${target.account}:${apiId}/authorizers/${authorizerId}`,
      region: target.region,
    },
  ];
}
