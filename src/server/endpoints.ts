/** An endpoint that is not AWS: an emulator or another server with the service's protocol. */
export interface CustomEndpoint {
  protocol: 'http:' | 'https:';
  hostname: string;
  port: string;
  /** The path below which the service is; empty or beginning with a slash. */
  base: string;
}

const LOOPBACK_NAME = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether this machine is meant, and nothing that a name server decides. */
const isLoopbackEndpoint = ({ hostname }: CustomEndpoint): boolean => LOOPBACK_NAME.test(hostname);

/** An endpoint from its URL; undefined for anything but http or https with a host, an optional port and a plain path. */
function parseEndpoint(text: string): CustomEndpoint | undefined {
  if (!/^[\x21-\x7e]+$/.test(text) || !URL.canParse(text)) return undefined;
  const { protocol, hostname, port, pathname, username, password, search, hash } = new URL(text);
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  const base = pathname.replace(/\/$/, '');
  if (`${username}${password}${search}${hash}` !== '' || !/^(\/[\w.~-]+)*$/.test(base)) return undefined;
  return { protocol, hostname, port, base };
}

/** The URL of an endpoint, without a slash at its end. */
export const endpointUrl = ({ protocol, hostname, port, base }: CustomEndpoint): string =>
  `${protocol}//${hostname}${port === '' ? '' : `:${port}`}${base}`;

/**
 * The endpoints that were named at start.
 * @throws Error with a message for the user when one is invalid
 */
export function parseEndpoints(texts: readonly string[]): CustomEndpoint[] {
  return texts.map((text) => {
    const endpoint = parseEndpoint(text);
    if (!endpoint)
      throw new Error(`"${text}" is not an endpoint: it must be a URL such as http://localstack:4566.`);
    return endpoint;
  });
}

/** The endpoint of this URL if the relay may reach it: this machine always, others only when named at start. */
export function allowedEndpoint(text: string, named: readonly CustomEndpoint[]): CustomEndpoint | undefined {
  const endpoint = parseEndpoint(text);
  if (!endpoint) return undefined;
  const isNamed = named.some((one) => endpointUrl(one) === endpointUrl(endpoint));
  return isNamed || isLoopbackEndpoint(endpoint) ? endpoint : undefined;
}
