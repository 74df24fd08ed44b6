import { splitRouteKey } from '../integration-name';
import type { Exchange } from './context';
import { grouped, orNothing, recordOf } from './event-parts';
import { lastOf, namedHeaders, requestContextV1 } from './event-v1';
import { requestV2 } from './event-v2';
import { requestArn } from './request-arn';

/**
 * The event that the function of a Lambda authorizer receives; it has no body (traffic-rules 5.3).
 * @param version payload format of the authorizer
 * @param identity the values of its identity sources
 */
export function authorizerEvent(exchange: Exchange, version: string, identity: readonly string[]): object {
  return version === '2.0' ? v2(exchange, identity) : v1(exchange, identity);
}

function v2(exchange: Exchange, identity: readonly string[]): object {
  return {
    ...requestV2(exchange),
    type: 'REQUEST',
    routeArn: requestArn(exchange),
    ...(identity.length > 0 && { identitySource: [...identity] }),
  };
}

function v1(exchange: Exchange, identity: readonly string[]): object {
  const { request, routeKey = '', pathParameters, stageVariables } = exchange;
  const { path: resource } = splitRouteKey(routeKey);
  const joined = identity.join(',');
  return {
    version: '1.0',
    type: 'REQUEST',
    methodArn: requestArn(exchange),
    identitySource: joined,
    authorizationToken: joined,
    resource,
    path: request.path,
    httpMethod: request.method,
    headers: recordOf(namedHeaders(exchange), lastOf),
    queryStringParameters: orNothing(recordOf(grouped(request.query), lastOf)) ?? {},
    pathParameters: { ...pathParameters },
    stageVariables: { ...stageVariables },
    requestContext: requestContextV1(exchange),
  };
}
