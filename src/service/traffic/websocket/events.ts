import { eventHeaders, grouped, orNothing, recordOf } from '../event-parts';
import { canonicalName, type Header } from '../request';
import { requestContext, type SocketExchange } from './connection';

const SAMPLE_KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

/** The event that a function receives for a connection, a message or a disconnection (traffic-rules 12.3). */
export function socketEvent(exchange: SocketExchange): object {
  const { eventType, body } = exchange;
  const variables = orNothing(exchange.stageVariables);
  return {
    ...(eventType === 'CONNECT' && { ...headersOf(connectHeaders(exchange)), ...queryOf(exchange) }),
    ...(eventType === 'DISCONNECT' && headersOf(disconnectHeaders(exchange))),
    ...(variables && { stageVariables: { ...variables } }),
    requestContext: requestContext(exchange),
    ...(eventType === 'MESSAGE' && { body }),
    isBase64Encoded: false,
  };
}

/** The event of the function of an authorizer (traffic-rules 12.2). @param arn of the request */
export function socketAuthorizerEvent(exchange: SocketExchange, arn: string): object {
  const query = queryOf(exchange);
  return {
    type: 'REQUEST',
    methodArn: arn,
    ...headersOf(connectHeaders(exchange)),
    queryStringParameters: query.queryStringParameters ?? {},
    multiValueQueryStringParameters: query.multiValueQueryStringParameters ?? {},
    stageVariables: { ...exchange.stageVariables },
    requestContext: requestContext(exchange),
  };
}

/** The headers of the handshake, with those that every client sends and those that API Gateway adds. */
function connectHeaders({ connection, ids }: SocketExchange): Header[] {
  const { request } = connection;
  const added = eventHeaders({ request, ids }).filter(([name]) => name !== 'content-length');
  const own = new Set(request.headers.map(([name]) => name.toLowerCase()));
  const handshake: Header[] = [
    ['Sec-WebSocket-Key', SAMPLE_KEY],
    ['Sec-WebSocket-Version', '13'],
  ];
  return [
    ...added
      .filter(([name]) => !/^(?:upgrade|connection)$/i.test(name))
      .map(
        ([name, value]): Header => [
          request.headers.some(([one]) => one === name) ? name : canonicalName(name),
          value,
        ],
      ),
    ...handshake.filter(([name]) => !own.has(name.toLowerCase())),
  ];
}

function disconnectHeaders({ connection }: SocketExchange): Header[] {
  return [
    ['Host', connection.request.host],
    ['x-api-key', ''],
    ['X-Forwarded-For', ''],
    ['x-restapi', ''],
  ];
}

function headersOf(headers: readonly Header[]) {
  const groups = grouped(headers);
  return {
    headers: recordOf(groups, (values) => values.at(-1) ?? ''),
    multiValueHeaders: recordOf(groups, (values) => values),
  };
}

/** Nothing without a query. */
function queryOf({ connection }: SocketExchange): {
  queryStringParameters?: Record<string, string>;
  multiValueQueryStringParameters?: Record<string, string[]>;
} {
  const { query } = connection.request;
  if (query.length === 0) return {};
  const groups = grouped(query);
  return {
    queryStringParameters: recordOf(groups, (values) => values.at(-1) ?? ''),
    multiValueQueryStringParameters: recordOf(groups, (values) => values),
  };
}
