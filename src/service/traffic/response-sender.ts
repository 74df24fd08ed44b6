import { parseJsonObject } from './bounded-json';
import { GATEWAY_STATUSES, statusMessage } from './gateway-response';
import type { PastedResponse } from './pasted-response';
import { headerValue } from './request';
import type { Fact } from './step';

/** Who made a response. */
type Sender = 'http-api' | 'rest-api' | 'websocket-api' | 'integration' | 'cloudfront' | 'unknown';

/** Who made it, and what of it says so. */
export interface SenderVerdict {
  sender: Sender;
  evidence: readonly Fact[];
}

/** Bodies that REST APIs make and HTTP APIs do not (traffic-rules 10.2). */
const REST_MESSAGES =
  /^(?:Missing Authentication Token|Internal server error|Endpoint request timed out|Limit Exceeded|User is not authorized|User: .* is not authorized to perform: execute-api:Invoke)/;

/** Who made a response, by its headers and body (traffic-rules 8.5, 10.2). */
export function senderOf({ status, headers, body }: PastedResponse): SenderVerdict {
  const evidence: Fact[] = [];
  const header = (name: string) => {
    const value = headerValue(headers, name);
    if (value !== undefined) evidence.push({ label: name, value });
    return value;
  };
  const message = messageOf(body);
  const isRest = isRestBody(body, message);
  if (message !== undefined || isRest) evidence.push({ label: 'Body', value: body.slice(0, 200) });
  if (message !== undefined && /"connectionId"\s*:/.test(body)) return { sender: 'websocket-api', evidence };
  const requestId = header('apigw-requestid');
  const restId = header('x-amz-apigw-id');
  if (restId !== undefined || (requestId === undefined && isRest))
    return {
      sender: restId !== undefined && !isRest && !isRestError(message) ? 'integration' : 'rest-api',
      evidence,
    };
  if (/cloudfront/i.test(header('server') ?? '') || /error from cloudfront/i.test(header('x-cache') ?? ''))
    return { sender: 'cloudfront', evidence };
  const hasOwnForm =
    message !== undefined && status !== undefined ? message === statusMessage(status) : isOwnMessage(message);
  // A blank after the colon, or more than the message, is not of an HTTP API.
  const isExact = message !== undefined && body === JSON.stringify({ message });
  if (hasOwnForm && isExact) return { sender: 'http-api', evidence };
  if (header('www-authenticate')?.startsWith('Bearer') && status === 401 && requestId !== undefined)
    return { sender: 'http-api', evidence };
  if (requestId !== undefined) return { sender: 'integration', evidence };
  return { sender: 'unknown', evidence };
}

function messageOf(body: string): string | undefined {
  const message = parseJsonObject(body)?.message;
  return typeof message === 'string' ? message : undefined;
}

/** Whether only REST APIs make such a body: its message, a member `Message`, or null in its place. */
function isRestBody(body: string, message: string | undefined): boolean {
  const members = parseJsonObject(body) ?? {};
  const isNull = Object.keys(members).length === 1 && members.message === null;
  const { Message: other } = members;
  const isDenied = other === null || (typeof other === 'string' && REST_MESSAGES.test(other));
  return isNull || isDenied || (message !== undefined && REST_MESSAGES.test(message));
}

function isRestError(message: string | undefined): boolean {
  return message === undefined || REST_MESSAGES.test(message) || isOwnMessage(message);
}

function isOwnMessage(message: string | undefined): boolean {
  return GATEWAY_STATUSES.some((status) => statusMessage(status) === message);
}
