import { request as http } from 'node:http';
import { Readable } from 'node:stream';
import { type Connect, connectDirectly, send } from './forward';
import type { SdkTransport } from './profiles';
import type { RelayOptions } from './relay';

/**
 * The options of a relay for which a server of this machine plays AWS.
 * @throws Error when it is anything but a server of this machine: signed requests go nowhere else
 */
export function relayToFakeAws(text: string): Required<Pick<RelayOptions, 'connect' | 'sdkTransport'>> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' || url.hostname !== '127.0.0.1' || url.pathname !== '/')
    throw new Error('AWS is played by http://127.0.0.1 with a port, and by nothing else.');
  const connect: Connect = (host, options, endpoint) =>
    endpoint
      ? connectDirectly(host, options, endpoint)
      : http({ ...options, host: url.hostname, port: url.port });
  return { connect, sdkTransport: sdkTransport(connect) };
}

/** Carries requests of the SDK's clients of STS and SSO, with the host that they are meant for. */
function sdkTransport(connect: Connect): SdkTransport {
  const transport = {
    async handle(request: SdkRequest) {
      const { HttpResponse } = await import('@smithy/core/protocols');
      const { hostname: host, method, headers, body } = request;
      const query = Object.entries(request.query).map((pair) => pair.map(encodeURIComponent).join('='));
      const path = [request.path, ...(query.length > 0 ? [query.join('&')] : [])].join('?');
      const outgoing = { host, method, path, headers, body: Buffer.from(body ?? '') };
      const { status: statusCode, headers: returned, body: bytes } = await send(outgoing, connect);
      return {
        response: new HttpResponse({ statusCode, headers: returned as never, body: Readable.from([bytes]) }),
      };
    },
  };
  return transport as unknown as SdkTransport;
}

interface SdkRequest {
  hostname: string;
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}
