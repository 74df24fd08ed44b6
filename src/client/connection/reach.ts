import { REGIONS } from '../../service/region';
import { CallNotSentError } from './call-not-sent-error';
import type { Connection } from './connection';

/** What a request without reading its response shows about a URL. */
type Reach =
  | 'responds'
  | 'silent'
  /** The Content Security Policy of this page does not name the host. */
  | 'blocked';

/** The browser reports a violation after the request has failed, milliseconds. */
const REPORT_MS = 500;

/** Whether a URL responds, even when this page may not read the response. */
export async function reach(url: string): Promise<Reach> {
  const ended = new AbortController();
  const blocked = new Promise<Reach>((resolve) => {
    const report = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
      if (effectiveDirective === 'connect-src' && blockedURI.startsWith(new URL(url).origin))
        resolve('blocked');
    };
    document.addEventListener('securitypolicyviolation', report, { signal: ended.signal });
  });
  try {
    await fetch(url, { mode: 'no-cors', credentials: 'omit', cache: 'no-store' });
    return 'responds';
  } catch {
    const silent = new Promise<Reach>((resolve) => setTimeout(resolve, REPORT_MS, 'silent'));
    return await Promise.race([blocked, silent]);
  } finally {
    ended.abort();
  }
}

/** The host of API Gateway in the Region of a connection to AWS, or its endpoint: the URL of the control plane. */
export function controlPlaneUrl({ region, endpoint }: Connection): string {
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return endpoint?.replace(/\/$/, '') ?? `https://apigateway.${region}.${suffix}`;
}

/**
 * The endpoint responded, but a page may not read it. moto does this for operations that it does not have
 * (service-rules 7): with 500 and without the headers of CORS.
 */
class OpaqueResponseError extends Error {
  override readonly name = 'Unreadable';
  constructor(cause: unknown) {
    super('the endpoint responded, but a page may not read its response', { cause });
  }
}

/**
 * The cause of a call without a response, where another request shows it: a local endpoint may respond without CORS
 * headers, and the page's policy names only the Regions that were known when it was made.
 */
export async function classifyNoResponse(error: unknown, connection: Connection): Promise<unknown> {
  const { endpoint, transport, region } = connection;
  if (endpoint !== undefined) {
    return (await reach(endpoint)) === 'responds' ? new OpaqueResponseError(error) : error;
  }
  if (transport === 'relay' || REGIONS.some(([known]) => known === region)) return error;
  if ((await reach(controlPlaneUrl(connection))) !== 'blocked') return error;
  return new CallNotSentError(
    'BlockedByPolicy',
    `The security policy of this page does not let it call API Gateway of ${region}, a Region that the console does not list. Use a connection with the transport Relay.`,
  );
}
