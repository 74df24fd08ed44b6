import { utf8Text } from '../../../lib/bytes';
import { type ClientResponse, statusMessage } from '../gateway-response';
import { encodeSegment, type Header, headerValue } from '../request';

/** What a backend can do with a connection: send data to its client, have it described, close it. */
export type ManagementMethod = 'POST' | 'GET' | 'DELETE';

/** A request to `@connections`. */
export interface ManagementCall {
  method: ManagementMethod;
  connectionId: string;
  /** Of POST. */
  data?: string | Uint8Array;
}

/** An open connection, as a sandbox lists it. */
export interface ListedConnection {
  connectionId: string;
  stage: string;
  /** In milliseconds since 1970. */
  connectedAt: number;
  lastActiveAt: number;
  sourceIp: string;
}

/** The answer to a request to `@connections`. */
export interface ManagementAnswer {
  status: number;
  /** The name that SDKs give the error: `GoneException`. */
  error?: string;
  body: string;
}

/** How DELETE closes a connection (traffic-rules 12.10). */
export const DELETED = { code: 1000, reason: 'Connection Closed Normally' } as const;

/** Behind the address of the stage, percent-encoded as API Gateway needs it (traffic-rules 12.10). */
export const managementPath = (connectionId: string) => `/%40connections/${encodeSegment(connectionId)}`;

/** Whether a text can be the ID of a connection: base64, in either alphabet. Other IDs would be other addresses. */
export const isConnectionId = (text: string) => /^[\w+/-]+=*$/.test(text);

/** What came back, as SDKs read it. */
export function managementAnswer({
  status,
  headers,
  body,
}: Pick<ClientResponse, 'status' | 'body'> & { headers: readonly Header[] }): ManagementAnswer {
  // The service may add a namespace behind a colon.
  const error = headerValue(headers, 'x-amzn-errortype')?.split(':')[0];
  return { status, ...(error && { error }), body: utf8Text(body) ?? '' };
}

const PHRASES: Readonly<Record<number, string>> = { 200: 'OK', 204: 'No Content', 410: 'Gone' };

/** The answer by its status and name: `410 GoneException`. */
export function answerTitle({ status, error }: ManagementAnswer): string {
  return `${status} ${error ?? PHRASES[status] ?? statusMessage(status)}`.trim();
}

const DONE: Readonly<Record<ManagementMethod, string>> = {
  POST: 'API Gateway sent the message to the client.',
  GET: 'The connection is open.',
  DELETE: 'The connection is closed.',
};

const REFUSED: Readonly<Record<number, string>> = {
  400: 'The ID is not of the form of connection IDs.',
  403: 'The request is not signed, or not for this Region and account, or its identity may not call execute-api:ManageConnections on the stage.',
  404: 'The default endpoint of the API is disabled, or there is no such API.',
  410: 'The connection has ended, or it never was one of this stage.',
  413: 'The message has more than 128 KB.',
  429: 'The client receives too slowly, or requests come too fast.',
};

/** What an answer means, as a sentence (traffic-rules 12.10). */
export function answerMeaning(method: ManagementMethod, { status }: ManagementAnswer): string {
  if (status >= 200 && status < 300) return DONE[method];
  return REFUSED[status] ?? 'API Gateway’s documentation names no such answer.';
}
