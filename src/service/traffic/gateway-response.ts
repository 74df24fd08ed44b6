import { utf8Bytes } from '../../lib/bytes';
import type { Header } from './request';

/** A response as a client receives it. */
export interface ClientResponse {
  status: number;
  headers: readonly Header[];
  body: Uint8Array;
  /** Who made it. */
  from: 'api-gateway' | 'authorizer' | 'integration';
}

/** The end of a trace before the integration: what the client receives, where that is known. */
export interface Stop {
  /** Why, after "404 Not Found: ". */
  why: string;
  response?: ClientResponse;
  /** The `$context.error.responseType` of WebSocket and REST APIs is not documented for it; the message is. */
  message?: string;
}

const MESSAGES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  413: 'Request Entity Too Large',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** The reason phrase of a status that API Gateway makes itself; empty for any other. */
export function statusMessage(status: number): string {
  return MESSAGES[status] ?? '';
}

/** The statuses that API Gateway makes responses for. */
export const GATEWAY_STATUSES: readonly number[] = Object.keys(MESSAGES).map(Number);

/** A response that API Gateway makes itself: `{"message":"Not Found"}` (traffic-rules 10.2). */
export function gatewayResponse(
  status: number,
  headers: readonly Header[] = [],
  from: ClientResponse['from'] = 'api-gateway',
): ClientResponse {
  const body = utf8Bytes(JSON.stringify({ message: statusMessage(status) }));
  return { status, headers: [['Content-Type', 'application/json'], ...headers], body, from };
}

/** A request that ends with a response of API Gateway. */
export function stopWith(status: number, why: string, headers: readonly Header[] = []): Stop {
  return { why, response: gatewayResponse(status, headers), message: statusMessage(status) };
}
