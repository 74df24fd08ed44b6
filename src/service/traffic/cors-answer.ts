import type { Cors } from '@aws-sdk/client-apigatewayv2';
import type { ClientResponse } from './gateway-response';
import { type Header, headerValue, type ParsedRequest } from './request';

/** Whether the request is one that browsers send before another one (traffic-rules 4.1). */
export function isPreflight({ method, headers }: ParsedRequest): boolean {
  return (
    method === 'OPTIONS' &&
    headerValue(headers, 'origin') !== undefined &&
    headerValue(headers, 'access-control-request-method') !== undefined
  );
}

/** The value of Access-Control-Allow-Origin, or undefined for an origin that is not allowed (traffic-rules 4.2). */
export function allowedOrigin({ AllowOrigins = [] }: Cors, origin: string | undefined): string | undefined {
  if (origin === undefined) return undefined;
  if (AllowOrigins.includes('*')) return '*';
  const isAllowed = AllowOrigins.some(
    (one) => one === origin || (/^https?:\/\/\*$/.test(one) && origin.startsWith(one.slice(0, -1))),
  );
  return isAllowed ? origin : undefined;
}

/** The answer of API Gateway to a preflight request (traffic-rules 4.2). */
export function preflightAnswer(cors: Cors, request: ParsedRequest): ClientResponse {
  const origin = allowedOrigin(cors, headerValue(request.headers, 'origin'));
  const headers: Header[] = [];
  if (origin !== undefined) {
    headers.push(['Access-Control-Allow-Origin', origin]);
    if (cors.AllowMethods?.length)
      headers.push(['Access-Control-Allow-Methods', cors.AllowMethods.join(',')]);
    if (cors.AllowHeaders?.length)
      headers.push(['Access-Control-Allow-Headers', cors.AllowHeaders.join(',')]);
    if (cors.MaxAge !== undefined) headers.push(['Access-Control-Max-Age', String(cors.MaxAge)]);
    if (cors.AllowCredentials) headers.push(['Access-Control-Allow-Credentials', 'true']);
  }
  return { status: 204, headers, body: new Uint8Array(), from: 'api-gateway' };
}

/** What CORS configuration makes of the headers of an integration's response (traffic-rules 4.3). */
export function corsHeaders(cors: Cors, origin: string | undefined, headers: readonly Header[]): Header[] {
  const others = headers.filter(([name]) => !/^access-control-/i.test(name));
  const allowed = allowedOrigin(cors, origin);
  if (allowed === undefined) return others;
  return [
    ...others,
    ['Access-Control-Allow-Origin', allowed],
    ...(cors.AllowCredentials ? [['Access-Control-Allow-Credentials', 'true'] as const] : []),
    ...(cors.ExposeHeaders?.length
      ? [['Access-Control-Expose-Headers', cors.ExposeHeaders.join(',')] as const]
      : []),
  ];
}
