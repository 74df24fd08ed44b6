import type { IncomingMessage } from 'node:http';
import { allowedEndpoint, type CustomEndpoint } from './endpoints';
import { notSent, type RelayError } from './relay-error';
import { controlPlaneOf, isMethod, isPassable, type Signer, signerOf, type Target, targetOf } from './target';

/** The path prefix of the relay. */
export const RELAY_PATH = '/__relay/';

const FORWARD = `${RELAY_PATH}forward`;

/** The headers that say where a request goes, of which each request has one. */
const DESTINATIONS = ['x-gatehouse-host', 'x-gatehouse-sign', 'x-gatehouse-endpoint'] as const;

/**
 * All that is passed on of what the page sends; everything else belongs to the browser or to the relay. The SDK's client of
 * STS signs the two `amz-sdk-` headers of its retries.
 */
const PASSED_HEADERS =
  /^(x-amz-[a-z0-9-]+|amz-sdk-(invocation-id|request)|content-type|accept|authorization)$/;

/** What is passed on of a request that the relay signs. */
const PASSED_UNSIGNED = /^(content-type|accept|x-amz-user-agent)$/;

/** A request to be forwarded. */
export interface RelayRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  /** A host of AWS; absent for another endpoint. */
  target?: Target;
  endpoint?: CustomEndpoint;
  /** Absent: the page has signed. */
  signer?: Signer;
}

/**
 * Where a request goes and what is passed on, or why it is rejected.
 * @param named the endpoints that were named at start
 */
export async function parseRelayRequest(
  { method = '', url = '', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  named: readonly CustomEndpoint[],
): Promise<RelayRequest | RelayError> {
  if (!url.startsWith(`${FORWARD}/`)) return notSent(404, 'RelayRefused', 'The relay has no such URL.');
  if (DESTINATIONS.filter((name) => headers[name] !== undefined).length > 1)
    return notSent(400, 'RelayRefused', 'A request has one of the headers that say where it goes.');
  const path = url.slice(FORWARD.length);
  const endpoint = headers['x-gatehouse-endpoint'];
  const request = { method, path, headers };
  return endpoint === undefined ? toAws(request) : toEndpoint(request, String(endpoint), named);
}

type Parts = Pick<RelayRequest, 'method' | 'path'> & Pick<IncomingMessage, 'headers'>;

function toAws({ method, path, headers }: Parts): RelayRequest | RelayError {
  const sign = headers['x-gatehouse-sign'];
  const signer = sign === undefined ? undefined : signerOf(String(sign));
  if (sign !== undefined && !signer)
    return notSent(400, 'RelayRefused', 'The relay does not understand the signing header.');
  const host = headers['x-gatehouse-host'];
  const target = signer ? controlPlaneOf(signer.region) : targetOf(host === undefined ? '' : String(host));
  if (!target) {
    const message =
      'The relay reaches API Gateway and STS of AWS, and custom endpoints by their own header, but no other host.';
    return notSent(403, 'RelayRefused', message);
  }
  if (!isPassable(path, target)) return refusedPath();
  if (!isMethod(method, target)) return refusedMethod();
  return {
    method,
    path,
    target,
    headers: passedOf(headers, signer ? PASSED_UNSIGNED : PASSED_HEADERS),
    ...(signer ? { signer } : {}),
  };
}

/** An endpoint that is not AWS may be anything: only what the service has is passed on. */
async function toEndpoint(
  { method, path, headers }: Parts,
  text: string,
  named: readonly CustomEndpoint[],
): Promise<RelayRequest | RelayError> {
  const endpoint = allowedEndpoint(text, named);
  if (!endpoint) {
    const message = `The relay reaches endpoints on this machine, and others that are named at its start: npm start -- --endpoint URL.`;
    return notSent(403, 'RelayEndpointRefused', message);
  }
  const { base } = endpoint;
  const service = path.startsWith(`${base}/`) ? path.slice(base.length) : '';
  if (!isPassable(service, { service: 'apigateway' })) return refusedPath();
  if (!isMethod(method, { service: 'apigateway' })) return refusedMethod();
  // The SDK's schemas take a moment to load: only those who use such an endpoint wait for them.
  const { isServicePath } = await import('./service-paths');
  const [plain = ''] = service.split('?');
  if (!isServicePath(method, plain)) return refusedPath();
  return { method, path, endpoint, headers: passedOf(headers, PASSED_HEADERS) };
}

const refusedPath = () => notSent(403, 'RelayRefused', 'The relay does not pass on this path.');
const refusedMethod = () => notSent(405, 'RelayRefused', 'The relay does not pass on this method.');

function passedOf(headers: IncomingMessage['headers'], passed: RegExp): Record<string, string> {
  const pairs = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || !passed.test(name) ? [] : [[name, String(value)] as const],
  );
  return Object.fromEntries(pairs);
}

/** The name of a header that occurs more than once: two parsers may disagree about which one counts. */
export function repeatedHeader({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): string | undefined {
  const names = rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
  return names.find((name, at) => names.indexOf(name) !== at);
}
