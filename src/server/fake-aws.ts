import { Readable } from 'node:stream';
import { send } from './forward';

const NAME = 'GATEHOUSE_TEST_SERVER_INSTEAD_OF_AWS';

/**
 * The URL of the fake AWS server of tests, from the environment; undefined otherwise.
 * @throws Error when it is not a local server: signed requests must not go anywhere else
 */
export function fakeAwsUrl(environment: Readonly<Record<string, string | undefined>>): URL | undefined {
  const text = environment[NAME];
  if (text === undefined || text === '') return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' && url.hostname === '127.0.0.1' && url.pathname === '/') return url;
  throw new Error(`${NAME} is for tests, and may only be http://127.0.0.1 with a port.`);
}

/**
 * A transport for the SDK's clients of STS and SSO that reaches the fake AWS server, with the original
 * host. Only for tests.
 */
export function fakeAwsHandler(playsAws: URL) {
  return {
    async handle(request: SdkRequest) {
      const { HttpResponse } = await import('@smithy/core/protocols');
      const { hostname: host, method, headers, body } = request;
      const query = Object.entries(request.query).map((pair) => pair.map(encodeURIComponent).join('='));
      const path = [request.path, ...(query.length > 0 ? [query.join('&')] : [])].join('?');
      const sent = { host, method, path, headers, body: Buffer.from(body ?? '') };
      const { status: statusCode, headers: answered, body: bytes } = await send(sent, playsAws);
      return {
        response: new HttpResponse({ statusCode, headers: answered as never, body: Readable.from([bytes]) }),
      };
    },
  };
}

interface SdkRequest {
  hostname: string;
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}
