import type { ByKey, Configuration } from '../../configuration/value';
import { type Authorized, accountOf, clfTime, type Ids } from '../context';
import { headerValue, type ParsedRequest } from '../request';
import type { World } from '../world';

/** What a message, or the end of a connection, belongs to. */
interface Connection {
  connectionId: string;
  /** In milliseconds since 1970. */
  connectedAt: number;
  /** The request that opened it; messages have no headers of their own. */
  request: ParsedRequest;
  /** What the authorizer of `$connect` found out. */
  authorized: Authorized;
}

/** An event of a connection while it is handled. */
export interface SocketExchange {
  world: World;
  configuration: Configuration;
  stage: string;
  stageVariables: Readonly<Record<string, string>>;
  connection: Connection;
  ids: Ids & { messageId: string };
  eventType: 'CONNECT' | 'MESSAGE' | 'DISCONNECT';
  /** When it happens, in milliseconds since 1970. */
  receivedAt: number;
  routeKey: string;
  /** Of a message, else empty. */
  body: string;
  /** Of a disconnection. */
  closed?: { code: number; reason: string };
}

/** The members that `requestContext` of every event has (traffic-rules 12.3). */
export function requestContext(exchange: SocketExchange): Record<string, unknown> {
  const { world, ids, connection, eventType, receivedAt, stage } = exchange;
  const { request } = connection;
  const agent = headerValue(request.headers, 'user-agent');
  return {
    routeKey: exchange.routeKey,
    eventType,
    extendedRequestId: ids.requestId,
    requestTime: clfTime(receivedAt),
    messageDirection: 'IN',
    stage,
    connectedAt: connection.connectedAt,
    requestTimeEpoch: receivedAt,
    identity: { sourceIp: request.sourceIp, ...(agent !== undefined && { userAgent: agent }) },
    requestId: ids.requestId,
    domainName: request.host,
    connectionId: connection.connectionId,
    apiId: world.apiId,
    ...(eventType === 'MESSAGE' && { messageId: ids.messageId }),
    ...(exchange.closed && {
      disconnectStatusCode: exchange.closed.code,
      disconnectReason: exchange.closed.reason,
    }),
    ...authorizerMember(connection.authorized),
  };
}

/** The values of the authorizer, as text (traffic-rules 12.3). */
function authorizerMember({ lambda, principalId }: Authorized): { authorizer?: Record<string, string> } {
  if (!lambda && principalId === undefined) return {};
  const entries = Object.entries(lambda ?? {}).map(([name, value]) => [name, textOf(value)] as const);
  return {
    authorizer: { ...(principalId !== undefined && { principalId }), ...Object.fromEntries(entries) },
  };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** The values of `$context` variables by their names, as templates and access logs have them (traffic-rules 11.1). */
export function socketContext(exchange: SocketExchange): Map<string, string> {
  const values = new Map<string, string>([['accountId', accountOf(exchange.world)]]);
  const collect = (prefix: string, record: object) => {
    for (const [name, value] of Object.entries(record)) {
      if (typeof value === 'object' && value !== null) collect(`${prefix}${name}.`, value as ByKey<unknown>);
      else values.set(`${prefix}${name}`, String(value));
    }
  };
  collect('', requestContext(exchange));
  return values;
}
