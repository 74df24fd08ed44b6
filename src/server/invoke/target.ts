import { REGIONS } from '../../service/region';
import { allowedEndpoint, type CustomEndpoint, endpointUrl } from '../endpoints';

/** Where a request to an API goes. */
export interface InvokeTarget {
  /** Its `Host` header. For an address of the internet also the host to connect to, by TLS on port 443. */
  host: string;
  /** Where to connect instead: an emulator, which serves APIs beside its control plane. */
  endpoint?: CustomEndpoint;
  /** Path and query, byte for byte. */
  path: string;
}

/** A URL as the console writes it: no user, no fragment, no characters that parsers read differently. */
const WRITTEN = /^(https?:)\/\/([a-z0-9.-]+|\[::1\])(?::([1-9]\d{0,4}))?(\/[\x21-\x7e]*)$/;

/** A DNS name in lower case of at least two labels, of which the last is no number: no IP address in any notation. */
const DNS_NAME =
  /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

const AWS_HOST = /^[a-z0-9]{1,32}\.execute-api\.([a-z0-9-]+)\.amazonaws\.com(\.cn)?$/;

const EMULATED_HOST = /^[a-z0-9]{1,32}\.execute-api\.localhost$/;

const IN_PATH = /^\/_aws\/execute-api\/[a-z0-9]{1,32}\/[^/?]+(?:[/?]|$)/;

/** Names that mean this machine or a network without the internet, whatever a resolver says. */
const LOCAL_NAME = /\.(?:localhost|local|internal|localdomain|home\.arpa|lan|intranet|corp|home)$/;

/**
 * Where a request to this URL goes; undefined: the relay does not send there.
 * @param url the address to call
 * @param endpoint of a custom connection: the URL of its control plane, of whose server alone the address may be
 * @param named the endpoints that were named at start
 */
export function invokeTarget(
  url: string,
  endpoint: string | undefined,
  named: readonly CustomEndpoint[],
): InvokeTarget | undefined {
  const [, protocol, hostname = '', port = '', path = ''] = WRITTEN.exec(url) ?? [];
  if (protocol === undefined || !isPlainPath(path) || Number(port) > 65_535) return undefined;
  if (endpoint === undefined) {
    const isHttps = protocol === 'https:' && (port === '' || port === '443');
    return isHttps && isInternetHost(hostname) ? { host: hostname, path } : undefined;
  }
  const allowed = allowedEndpoint(endpoint, named);
  if (!allowed || protocol !== allowed.protocol || port !== allowed.port) return undefined;
  const host = port === '' ? hostname : `${hostname}:${port}`;
  const isOwnHost = hostname === allowed.hostname && path.startsWith(`${allowed.base}/`);
  const isInPath = isOwnHost && IN_PATH.test(path.slice(allowed.base.length));
  return isInPath || EMULATED_HOST.test(hostname) ? { host, endpoint: allowed, path } : undefined;
}

/** A host of an API of AWS in a known Region, or a name that may be a custom domain name: its address is checked later. */
function isInternetHost(hostname: string): boolean {
  if (!DNS_NAME.test(hostname) || LOCAL_NAME.test(hostname)) return false;
  if (!/\.amazonaws\.com(\.cn)?$/.test(hostname)) return true;
  const [, region = '', china] = AWS_HOST.exec(hostname) ?? [];
  return REGIONS.some(([known]) => known === region) && region.startsWith('cn-') === (china !== undefined);
}

/** Without what another parser could read as another path. */
function isPlainPath(path: string): boolean {
  if (/[\\#]/.test(path)) return false;
  const [plain = ''] = path.split('?');
  return !plain.split('/').some((segment) => /^(\.|%2e){1,2}$/i.test(segment));
}

/** The sentence about an address that is refused. @param endpoint of a custom connection */
export function refusedAddress(endpoint: string | undefined, named: readonly CustomEndpoint[]): string {
  if (endpoint === undefined)
    return 'The relay sends requests to https://{api}.execute-api.{region}.amazonaws.com of a known Region and to custom domain names with https on port 443, nowhere else.';
  const allowed = allowedEndpoint(endpoint, named);
  return allowed
    ? `Behind ${endpointUrl(allowed)} the relay sends requests to {api}.execute-api.localhost with its port, and to its paths /_aws/execute-api/{api}/{stage}/, nowhere else.`
    : 'The relay reaches endpoints on this machine, and others that are named at its start: npm start -- --endpoint URL.';
}
