import type { Api } from '@aws-sdk/client-apigatewayv2';
import { selectMapping } from './select-mapping';
import type { DomainState } from './world';

/** An address taken apart: `https://api.example.com/shop/orders?x=1`. */
export interface UrlParts {
  host: string;
  /** Percent-encoded, `/` at least. */
  path: string;
  /** With its question mark; empty without a query. */
  query: string;
}

/** Takes an address apart; its scheme may be missing, and be that of a WebSocket. Undefined: it has no host. */
export function parseUrl(text: string): UrlParts | undefined {
  const found =
    /^\s*(?:(?:https?|wss?):\/\/)?(?:[^/?#@\s]*@)?([^/?#\s:@]+)(?::\d+)?(\/[^?#\s]*)?(\?[^#\s]*)?(?:#\S*)?\s*$/i.exec(
      text,
    );
  const [, host, path = '/', query = ''] = found ?? [];
  return host === undefined || !host.includes('.') ? undefined : { host: host.toLowerCase(), path, query };
}

/** Where an address leads to. */
export type Located =
  /** The default endpoint of an API; the path has the stage. */
  | { type: 'endpoint'; api: Api }
  /** An API mapping, which decides on the stage. */
  | { type: 'mapping'; api: Api | undefined; apiId: string; stage: string; key: string; domainName: string }
  | { type: 'none'; reason: string };

const EXECUTE_API = /^([a-z0-9]+)\.execute-api\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/;

/**
 * The API that answers an address (traffic-rules 2.1 to 2.3, 3.3).
 * @param domain the custom domain name at the host, where the account has one
 */
export function locate(
  { host, path }: UrlParts,
  apis: readonly Api[],
  domain: DomainState | undefined,
  region: string,
): Located {
  const [, apiId, otherRegion] = EXECUTE_API.exec(host) ?? [];
  const api = apis.find(({ ApiEndpoint = '', ApiId }) => ApiId === apiId || endpointOf(ApiEndpoint) === host);
  if (otherRegion !== undefined && otherRegion !== region)
    return {
      type: 'none',
      reason: `The address is in the Region ${otherRegion}, and the connection in ${region}. Switch the Region in the header.`,
    };
  if (api) return { type: 'endpoint', api };
  if (apiId !== undefined)
    return {
      type: 'none',
      reason: `The account has no HTTP or WebSocket API ${apiId} in ${region}. It may be a REST API, be deleted, or belong to another account.`,
    };
  if (!domain)
    return {
      type: 'none',
      reason: `${host} is neither the endpoint of an API nor a custom domain name of the account in ${region}.`,
    };
  return atDomain(path, apis, domain);
}

/** Rules that ask for headers are left to the test, which has headers. */
function atDomain(path: string, apis: readonly Api[], domain: DomainState): Located {
  const { domainName } = domain;
  const { answer } = selectMapping(domain, path);
  if (!answer) return { type: 'none', reason: `No API mapping of ${domainName} matches ${path}.` };
  if ('rule' in answer)
    return {
      type: 'none',
      reason: `A routing rule of ${domainName} with the priority ${answer.rule.Priority} answers; it leads to a REST API.`,
    };
  const { ApiId: apiId = '', Stage: stage = '', ApiMappingKey: key = '' } = answer.mapping;
  return { type: 'mapping', api: apis.find((one) => one.ApiId === apiId), apiId, stage, key, domainName };
}

/** The host of an endpoint; emulators have one with a port. */
const endpointOf = (endpoint: string) => parseUrl(endpoint)?.host;
