import type { Connection } from '../../../client/connection/connection';
import type { TrafficRequest } from '../../../service/traffic/request';
import { pathAt } from '../../../service/traffic/select-mapping';
import { endpointHost, type World } from '../../../service/traffic/world';

/** The address that a request is sent to, or why there is none, as a sentence. */
export type Address = { url: string; reason?: undefined } | { url?: undefined; reason: string };

/**
 * The address of a request on a connection: the API's own, and no other. An emulator serves APIs beside its control plane, at
 * `{apiId}.execute-api.localhost` of its port.
 */
export function addressOf(
  { endpoint }: Pick<Connection, 'endpoint'>,
  world: World,
  { host, target }: Pick<TrafficRequest, 'host' | 'target'>,
): Address {
  const own = world.endpointHost ?? endpointHost(world.apiId, world.region);
  const isOwn = host === undefined || host.toLowerCase() === own.toLowerCase();
  if (endpoint !== undefined) {
    if (!isOwn)
      return {
        reason: `Behind ${endpoint} only the default endpoint of the API can be called. Empty the field Host.`,
      };
    const { protocol, port } = new URL(endpoint);
    return written(
      `${protocol}//${world.apiId}.execute-api.localhost${port === '' ? '' : `:${port}`}${target}`,
    );
  }
  if (isOwn) return written(`https://${own}${target}`);
  const isDomain = world.domains?.some(({ domainName }) => pathAt(domainName, `${host}/`) !== undefined);
  return isDomain
    ? written(`https://${host}${target}`)
    : { reason: `${host} is neither the endpoint of this API nor a custom domain name of the account.` };
}

function written(text: string): Address {
  return URL.canParse(text)
    ? { url: new URL(text).href.replace(/#.*$/s, '') }
    : { reason: `${text} is no address.` };
}

/**
 * The address that a WebSocket client connects to.
 * @param target the stage with its query: `/prod?room=1`
 */
export function socketAddress(
  { endpoint }: Pick<Connection, 'endpoint'>,
  world: World,
  target: string,
): string {
  if (endpoint === undefined)
    return `wss://${world.endpointHost ?? endpointHost(world.apiId, world.region)}${target}`;
  const { protocol, port } = new URL(endpoint);
  const scheme = protocol === 'https:' ? 'wss' : 'ws';
  return `${scheme}://${world.apiId}.execute-api.localhost${port === '' ? '' : `:${port}`}${target}`;
}

/**
 * The address of a stage for clients that sign, such as the AWS CLI: of an emulator the one in the path, which needs no
 * `*.localhost`.
 */
export function stageAddress(
  { endpoint }: Pick<Connection, 'endpoint'>,
  world: World,
  stage: string,
): string {
  return endpoint === undefined
    ? `https://${world.endpointHost ?? endpointHost(world.apiId, world.region)}/${stage}`
    : `${endpoint.replace(/\/+$/, '')}/_aws/execute-api/${world.apiId}/${stage}`;
}
