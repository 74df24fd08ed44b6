import type { WireRequest, WireResponse } from './types';

const LOCAL = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** Lets pages of this machine, on any port, read responses, and no other page. */
export function crossOriginHeaders(request: WireRequest): Record<string, string> {
  const origin = request.headers.origin;
  if (origin === undefined || !LOCAL.test(origin)) return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'x-amzn-requestid, x-amzn-errortype, retry-after',
    vary: 'origin',
  };
}

/** The response to a browser's preflight, or undefined for any other request. */
export function preflight(request: WireRequest): WireResponse | undefined {
  if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined)
    return undefined;
  const allowed = crossOriginHeaders(request);
  return {
    status: 'access-control-allow-origin' in allowed ? 204 : 403,
    headers: {
      ...allowed,
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
      'access-control-max-age': '600',
    },
    body: '',
  };
}
