import { isLoopbackHost } from '../loopback';

/** Where a request to the data plane goes. */
export type DataPlaneAddress =
  | { apiId: string; target: string }
  /** A custom domain name of the sandbox. */
  | { domainName: string; target: string };

/** The default endpoint of an API here: `*.localhost` is this machine for every browser and for curl. */
const ENDPOINT = /^([a-z0-9]+)\.execute-api\.localhost(?::\d+)?$/i;

/** For clients that do not resolve `*.localhost`: the API and the stage are in the path. */
const IN_PATH = /^\/_aws\/execute-api\/([a-z0-9]+)\/([^/?]+)([^?]*)(\?.*)?$/i;

/** The host of an API's default endpoint, as its world has it here. */
export const localEndpoint = (apiId: string) => `${apiId}.execute-api.localhost`;

/**
 * The address of a request, by its Host header and its URL; undefined: it is for the control plane.
 * @param testHosts custom domain names that are answered for, in lower case
 */
export function dataPlaneAddress(
  host: string | undefined,
  url: string,
  testHosts: ReadonlySet<string>,
): DataPlaneAddress | undefined {
  const [, apiId] = ENDPOINT.exec(host ?? '') ?? [];
  if (apiId !== undefined) return { apiId: apiId.toLowerCase(), target: url };
  const name = (host ?? '').replace(/:\d+$/, '').toLowerCase();
  if (testHosts.has(name)) return { domainName: name, target: url };
  const inPath = isLoopbackHost(host) ? IN_PATH.exec(url) : null;
  if (!inPath) return undefined;
  const [, id = '', stage = '', rest = '', query = ''] = inPath;
  const isDefault = stage === '$default' || stage === '%24default';
  return {
    apiId: id.toLowerCase(),
    target: `${(isDefault ? rest : `/${stage}${rest}`) || '/'}${query}`,
  };
}
