import { findJsonFault } from '../lib/json-fault';
import { jsonExcess } from '../lib/json-size';
import { quota } from '../service/rules/quotas';
import { ServiceError } from './errors';
import { labelOf, OPERATIONS, type OperationSpec } from './operations';
import type { WireRequest, WireResponse } from './types';

/** The largest request body that is read, in bytes (2.16). */
export const MAX_BODY_BYTES = quota('payloadBytes');

/** What a body may come to. Ours: the service's limits but for the size are not known. No request of a client comes near. */
const BODY_LIMITS = { depth: 100, values: 20_000 };

/** An operation found for a request, its labels and query still as decoded text. */
export interface Match {
  operation: OperationSpec;
  labels: ReadonlyMap<string, string>;
  query: ReadonlyMap<string, readonly string[]>;
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ServiceError('BadRequestException', `Malformed percent-encoding in the request URI: ${text}`);
  }
}

/** A plus sign is a plus sign: clients of this protocol write a blank as %20. */
function parseQuery(text: string): Map<string, string[]> {
  const query = new Map<string, string[]>();
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const name = percentDecoded(at < 0 ? pair : pair.slice(0, at));
    const value = at < 0 ? '' : percentDecoded(pair.slice(at + 1));
    query.set(name, [...(query.get(name) ?? []), value]);
  }
  return query;
}

function matchPath(
  template: readonly string[],
  segments: readonly string[],
): Map<string, string> | undefined {
  // An ARN has slashes; clients that leave them unescaped are understood, as the label is the last segment.
  const greedy = template.at(-1) === '{ResourceArn}';
  if (greedy ? segments.length < template.length : segments.length !== template.length) return undefined;
  const labels = new Map<string, string>();
  for (const [at, part] of template.entries()) {
    const label = labelOf(part);
    const last = greedy && at === template.length - 1;
    const segment = last ? segments.slice(at).join('/') : (segments[at] ?? '');
    if (label === undefined ? part !== segment : segment === '') return undefined;
    if (label !== undefined) labels.set(label, percentDecoded(segment));
  }
  return labels;
}

/**
 * The operation that a method and URL mean.
 * @throws ServiceError 404 UnknownOperationException where there is none, 400 for broken percent-encoding.
 */
export function matchOperation(method: string, url: string): Match {
  const [path = '', query = ''] = url.replace(/#.*$/, '').split(/\?(.*)/s);
  const segments = path.split('/').slice(1);
  for (const operation of OPERATIONS) {
    if (operation.method !== method) continue;
    const labels = matchPath(operation.segments, segments);
    if (labels) return { operation, labels, query: parseQuery(query) };
  }
  throw new ServiceError('UnknownOperationException', `No operation of API Gateway V2 has ${method} ${path}`);
}

/**
 * The request's JSON object, empty for an empty body.
 * @throws ServiceError 413 above 10 MB, 400 SerializationException for what is not a JSON object or beyond BODY_LIMITS.
 */
export function parseBody(request: WireRequest): Record<string, unknown> {
  if (request.body.length > MAX_BODY_BYTES || new TextEncoder().encode(request.body).length > MAX_BODY_BYTES)
    throw new ServiceError('RequestEntityTooLargeException', 'Request must be smaller than 10485760 bytes');
  if (request.body.trim() === '') return {};
  const excess = jsonExcess(request.body, BODY_LIMITS);
  if (excess !== undefined) throw new ServiceError('SerializationException', `The request body ${excess}`);
  let value: unknown;
  try {
    value = JSON.parse(request.body);
  } catch {
    // Not the engine's own words: every host of the sandbox says the same.
    const fault = findJsonFault(request.body);
    const reason = fault ? `: ${fault.message} at offset ${fault.offset}` : '';
    throw new ServiceError('SerializationException', `The request body is not valid JSON${reason}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ServiceError('SerializationException', 'The request body must be a JSON object');
  return { ...value };
}

const baseHeaders = (requestId: string) => ({
  'x-amzn-requestid': requestId,
  'cache-control': 'no-store',
});

/** A success: `body` is JSON text unless `contentType` says otherwise. */
export function success(
  status: number,
  body: string,
  requestId: string,
  contentType = 'application/json',
): WireResponse {
  return {
    status,
    headers: { ...baseHeaders(requestId), ...(status === 204 ? {} : { 'content-type': contentType }) },
    body: status === 204 ? '' : body,
  };
}

/** An error: `{"message":…}` with the members of its kind, its name in `x-amzn-errortype` and `__type`. */
export function failure(
  error: {
    name: string;
    message: string;
    status: number;
    members?: Record<string, string>;
    headers?: Record<string, string>;
  },
  requestId: string,
): WireResponse {
  return {
    status: error.status,
    headers: {
      ...baseHeaders(requestId),
      ...error.headers,
      'content-type': 'application/json',
      'x-amzn-errortype': error.name,
    },
    body: JSON.stringify({ __type: error.name, message: error.message, ...error.members }),
  };
}
