import { splitRouteKey } from '../integration-name';
import { accountOf, clfTime, type Exchange } from './context';
import { eventBody, eventHeaders, grouped, orNothing, recordOf } from './event-parts';
import { canonicalName, decodePercent, headerValue } from './request';

/** The event of payload format 1.0 that a function receives (traffic-rules 6.2 to 6.4). */
export function eventV1(exchange: Exchange): object {
  const { request, routeKey = '', pathParameters, stageVariables } = exchange;
  const body = eventBody(exchange);
  const { path: resource } = splitRouteKey(routeKey);
  const headers = namedHeaders(exchange);
  const query = grouped(request.query);
  return {
    version: '1.0',
    resource,
    path: request.path,
    httpMethod: request.method,
    headers: recordOf(headers, lastOf),
    multiValueHeaders: recordOf(headers, (values) => values),
    queryStringParameters: orNothing(recordOf(query, lastOf)) ?? null,
    multiValueQueryStringParameters: orNothing(recordOf(query, (values) => values)) ?? null,
    requestContext: requestContextV1(exchange, authorizerV1(exchange)),
    pathParameters: orNothing(pathParameters) ? { ...pathParameters } : null,
    stageVariables: orNothing(stageVariables) ? { ...stageVariables } : null,
    body: body?.body ?? null,
    isBase64Encoded: body?.isBase64Encoded ?? false,
  };
}

/** The request context, which events of functions and of authorizers share (traffic-rules 5.3, 6.2). */
export function requestContextV1(exchange: Exchange, authorizer?: object): object {
  const { world, request, ids, stage, routeKey = '' } = exchange;
  const { path: resourcePath } = splitRouteKey(routeKey);
  return {
    accountId: accountOf(world),
    apiId: world.apiId,
    ...(authorizer && { authorizer }),
    domainName: request.host,
    domainPrefix: request.host.split('.')[0] ?? '',
    extendedRequestId: ids.requestId,
    httpMethod: request.method,
    identity: identityV1(exchange),
    path: decodePercent(request.path),
    protocol: 'HTTP/1.1',
    requestId: ids.requestId,
    requestTime: clfTime(request.receivedAt),
    requestTimeEpoch: request.receivedAt,
    resourceId: routeKey,
    resourcePath,
    stage,
  };
}

/** The headers by their names as HTTP/1.1 shows them. */
export function namedHeaders(exchange: Exchange): Map<string, string[]> {
  return grouped(eventHeaders(exchange).map(([name, value]) => [canonicalName(name), value] as const));
}

/** The last of several values, which is the one that counts in 1.0 (traffic-rules 6.2). */
export const lastOf = (values: readonly string[]) => values.at(-1) ?? '';

function identityV1({ request, authorized }: Exchange) {
  return {
    accessKey: authorized.iam?.accessKey ?? null,
    accountId: authorized.iam?.accountId ?? null,
    caller: authorized.iam?.callerId ?? null,
    cognitoAuthenticationProvider: null,
    cognitoAuthenticationType: null,
    cognitoIdentityId: null,
    cognitoIdentityPoolId: null,
    principalOrgId: null,
    sourceIp: request.sourceIp,
    user: authorized.iam?.userId ?? null,
    userAgent: headerValue(request.headers, 'user-agent') ?? '',
    userArn: authorized.iam?.userArn ?? null,
  };
}

/** What the authorizer found; that of a Lambda authorizer is beside claims and scopes that are null (traffic-rules 6.2). */
function authorizerV1({ authorized }: Exchange): object | undefined {
  const { jwt, lambda, principalId } = authorized;
  if (jwt) return { claims: { ...jwt.claims }, scopes: jwt.scopes };
  return (
    lambda && { claims: null, scopes: null, ...lambda, ...(principalId !== undefined && { principalId }) }
  );
}
