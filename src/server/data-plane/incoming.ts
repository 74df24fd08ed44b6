import type { IncomingMessage } from 'node:http';
import type { Sandbox } from '../../sandbox/types';
import type { TrafficRequest } from '../../service/traffic/request';
import type { World } from '../../service/traffic/world';
import { type DataPlaneAddress, dataPlaneAddress, localEndpoint } from './address';
import { headersOf } from './wire';

/** A request to an API, and what answers it. */
export interface Incoming {
  address: DataPlaneAddress;
  /** Undefined: there is no such API. */
  world(): Promise<World | undefined>;
  /** As traces take it. */
  traffic(body: Uint8Array): TrafficRequest;
}

/** What a request is for; undefined: for the control plane. */
export function incoming(
  sandbox: Pick<Sandbox, 'world'>,
  request: IncomingMessage,
  testHosts: ReadonlySet<string>,
): Incoming | undefined {
  const address = dataPlaneAddress(request.headers.host, request.url ?? '/', testHosts);
  if (!address) return undefined;
  const receivedAt = Date.now();
  return {
    address,
    async world() {
      const [path = '/'] = address.target.split('?');
      const world = await sandbox.world('apiId' in address ? address : { ...address, path });
      return world && { ...world, endpointHost: localEndpoint(world.apiId) };
    },
    traffic: (body) => ({
      method: request.method ?? 'GET',
      host: 'apiId' in address ? localEndpoint(address.apiId) : address.domainName,
      target: address.target,
      headers: headersOf(request),
      body,
      sourceIp: '127.0.0.1',
      receivedAt,
      // There is no TLS here, so that no client can present a certificate.
      hasClientCertificate: true,
    }),
  };
}

/** What the sandbox does not have, as a sentence. */
export const noApi = (address: DataPlaneAddress) =>
  'apiId' in address
    ? `The sandbox has no API ${address.apiId}.`
    : `The sandbox has no custom domain name ${address.domainName} with an API mapping.`;
