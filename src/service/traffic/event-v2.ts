import { accountOf, clfTime, type Exchange, stagePath } from './context';
import { eventBody, eventHeaders, grouped, orNothing, recordOf } from './event-parts';
import { decodePercent, headerValue } from './request';

/** The event of payload format 2.0 that a function receives (traffic-rules 6.1, 6.3, 6.4). */
export function eventV2(exchange: Exchange): object {
  const body = eventBody(exchange);
  const authorizer = authorizerV2(exchange);
  return {
    ...requestV2(exchange, authorizer),
    ...(body && { body: body.body }),
    isBase64Encoded: body?.isBase64Encoded ?? false,
  };
}

/** What the events of functions and of authorizers share. */
export function requestV2(exchange: Exchange, authorizer?: object) {
  const { world, request, ids, stage, routeKey = '', pathParameters, stageVariables } = exchange;
  const headers = eventHeaders(exchange).map(([name, value]) => [name.toLowerCase(), value] as const);
  const cookies = headers
    .filter(([name]) => name === 'cookie')
    .flatMap(([, value]) => value.split(/;\s*/))
    .filter((cookie) => cookie !== '');
  const rawPath = rawPathOf(exchange);
  const query = orNothing(recordOf(grouped(request.query), (values) => values.join(',')));
  const [domainPrefix = ''] = request.host.split('.');
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: request.rawQuery,
    ...(cookies.length > 0 && { cookies }),
    headers: recordOf(grouped(headers.filter(([name]) => name !== 'cookie')), (values) => values.join(',')),
    ...(query && { queryStringParameters: query }),
    requestContext: {
      accountId: accountOf(world),
      apiId: world.apiId,
      ...(authorizer && { authorizer }),
      domainName: request.host,
      domainPrefix,
      http: {
        method: request.method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: headerValue(request.headers, 'user-agent') ?? '',
      },
      requestId: ids.requestId,
      routeKey,
      stage,
      time: clfTime(request.receivedAt),
      timeEpoch: request.receivedAt,
    },
    ...(orNothing(pathParameters) && { pathParameters: { ...pathParameters } }),
    ...(orNothing(stageVariables) && { stageVariables: { ...stageVariables } }),
  };
}

/** Decoded, although it is called raw; a decoded question mark ends it (traffic-rules 1.7). */
function rawPathOf(exchange: Exchange): string {
  const [path = ''] = decodePercent(stagePath(exchange)).split('?');
  return path;
}

function authorizerV2({ authorized }: Exchange): object | undefined {
  if (authorized.jwt) return { jwt: { claims: { ...authorized.jwt.claims }, scopes: authorized.jwt.scopes } };
  if (authorized.iam) return { iam: { ...authorized.iam } };
  return authorized.lambda && { lambda: authorized.lambda };
}
