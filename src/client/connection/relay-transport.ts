import type { Connection } from './connection';
import { learnRelayClock, relaySignature } from './relay-signature';

/** The SDK's request to its transport; `HttpRequest` of @smithy/core. */
interface SdkRequest {
  method: string;
  protocol: string;
  hostname: string;
  port?: number | undefined;
  path: string;
  query?: Record<string, string | string[] | null> | undefined;
  headers: Record<string, string>;
  body?: unknown;
}

/** The SDK's transport interface. */
export interface SdkHandler {
  handle(request: SdkRequest, options?: unknown): Promise<{ response: SdkResponse }>;
}

interface SdkResponse {
  headers: Record<string, string>;
  body?: unknown;
}

const SIGNATURE = ['authorization', 'x-amz-date', 'x-amz-content-sha256', 'x-amz-security-token'];

/**
 * The transport through the server of this page (docs/relay.md): the same request, sent to it instead of AWS. A request
 * that this page has signed keeps the host it was signed for; for a profile the relay signs.
 * @param next the SDK's own transport
 */
export function relayHandler(
  next: SdkHandler,
  connection: Connection,
  page: Pick<Location, 'protocol' | 'hostname' | 'port' | 'origin'> = location,
): SdkHandler {
  return {
    async handle(request, options) {
      const headers = destined(request, connection);
      // The browser escapes a few characters more than the SDK, and the relay's signature is over what it receives.
      const { pathname, search } = new URL(
        `/__relay/forward${request.path}${queryOf(request.query)}`,
        page.origin,
      );
      const path = `${pathname}${search}`;
      const { method, body } = request;
      const send = async () => {
        const signature = await relaySignature({ method, path, body: bytesOf(body) });
        const moved = Object.assign(Object.create(Object.getPrototypeOf(request)), request, {
          protocol: page.protocol,
          hostname: page.hostname,
          port: page.port === '' ? undefined : Number(page.port),
          path,
          query: {},
          headers: { ...headers, ...signature },
        });
        return next.handle(moved, options);
      };
      const first = await send();
      const answer = learnRelayClock(first.response.headers) ? await send() : first;
      // To the SDK an unknown outcome is a network error.
      if (answer.response.headers['x-gatehouse-relay'] === 'outcome-unknown') {
        throw new Error(await sentenceOf(answer.response.body));
      }
      return answer;
    },
  };
}

/** The headers of a request with the one that says where it goes. */
function destined(
  request: SdkRequest,
  { access, profile, region, role, endpoint }: Connection,
): Record<string, string> {
  const headers = { ...request.headers };
  if (endpoint !== undefined) return { ...headers, 'x-gatehouse-endpoint': endpoint };
  if (access !== 'profile') return { ...headers, 'x-gatehouse-host': request.hostname };
  for (const name of SIGNATURE) delete headers[name];
  return { ...headers, 'x-gatehouse-sign': encodeURIComponent(JSON.stringify({ profile, region, role })) };
}

/** The query as the SDK's own transport writes it: RFC 3986, sorted by name. */
function queryOf(query: SdkRequest['query'] = {}): string {
  const pairs = Object.keys(query)
    .sort()
    .flatMap((name) => {
      const value = query[name];
      const values = Array.isArray(value) ? value : [value];
      return values.map((one) => (one == null ? encode(name) : `${encode(name)}=${encode(one)}`));
    });
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

const encode = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** The SDK's bodies for this service are text or bytes. @throws TypeError for anything else, which cannot be signed */
function bytesOf(body: unknown): string | Uint8Array<ArrayBuffer> | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return Uint8Array.from(body);
  throw new TypeError('The body of a request through the relay must be text or bytes.');
}

async function sentenceOf(body: unknown): Promise<string> {
  const text = await new Response(body as BodyInit).text();
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    return String(message);
  } catch {
    // The server itself failed, and said so in plain text.
    return text;
  }
}
