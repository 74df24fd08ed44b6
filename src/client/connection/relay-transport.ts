import type { Connection } from './connection';

/** The SDK's request to its transport; `HttpRequest` of @smithy/core. */
interface SdkRequest {
  protocol: string;
  hostname: string;
  port?: number | undefined;
  path: string;
  headers: Record<string, string>;
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
 * The transport through the server of this page: the same request, sent to it instead of AWS. A request that this
 * page has signed keeps the host it was signed for; for a profile the relay signs.
 * @param next the SDK's own transport
 */
export function relayHandler(
  next: SdkHandler,
  { access, profile, region, role }: Connection,
  page: Pick<Location, 'protocol' | 'hostname' | 'port'> = location,
): SdkHandler {
  return {
    async handle(request, options) {
      const headers = { ...request.headers };
      if (access === 'profile') {
        for (const name of SIGNATURE) delete headers[name];
        headers['x-gatehouse-sign'] = encodeURIComponent(JSON.stringify({ profile, region, role }));
      } else {
        headers['x-gatehouse-host'] = request.hostname;
      }
      const moved = Object.assign(Object.create(Object.getPrototypeOf(request)), request, {
        protocol: page.protocol,
        hostname: page.hostname,
        port: page.port === '' ? undefined : Number(page.port),
        path: `/__relay/forward${request.path}`,
        headers,
      });
      const answer = await next.handle(moved, options);
      // The relay reports an unknown outcome: to the SDK this is a network error.
      if (answer.response.headers['x-gatehouse-relay'] === 'lost') {
        throw new Error(await sentenceOf(answer.response.body));
      }
      return answer;
    },
  };
}

async function sentenceOf(body: unknown): Promise<string> {
  const { message } = (await new Response(body as BodyInit).json()) as { message?: unknown };
  return String(message);
}
