import { type ClientResponse, statusMessage } from './gateway-response';
import type { Given } from './given';
import { type Header, headerValue, type TrafficRequest } from './request';
import type { Fact } from './step';
import { type Trace, trace } from './trace';
import type { World } from './world';

/** A request that a page of another origin makes. */
export interface CrossOriginRequest {
  /** Of the page: `https://app.example`. */
  origin: string;
  /** Names of the headers that the page sets. */
  headerNames: readonly string[];
  /** Whether cookies or HTTP authentication are sent: `credentials: 'include'`. */
  hasCredentials: boolean;
}

/** A check that a browser makes. `fix` says what to change where it does not hold. */
export interface BrowserCheck extends Fact {
  holds: boolean;
  fix: string;
  /** Whether the CORS configuration is the place to change. */
  isConfigured: boolean;
}

/** What a browser makes of a request to the API. */
export interface CorsReport {
  /** In one sentence. */
  verdict: string;
  isAllowed: boolean;
  /** Undefined: the browser sends the request without one. */
  preflight?: { trace: Trace; checks: readonly BrowserCheck[] };
  /** Undefined: the browser does not send it, since the preflight request failed. */
  request?: { trace: Trace; checks: readonly BrowserCheck[] };
}

/** Methods and headers that pages may use without a preflight request (Fetch standard, 2.2). */
export const SAFE_METHODS = new Set(['GET', 'HEAD', 'POST']);
const SAFE_HEADERS = new Set(['accept', 'accept-language', 'content-language', 'range']);
const SAFE_TYPES = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']);

/**
 * What a browser does with a request of a page, by the CORS protocol of the Fetch standard: the preflight request and the
 * request itself as API Gateway answers them, and what the browser checks of each.
 */
export function corsReport(
  world: World,
  request: TrafficRequest,
  page: CrossOriginRequest,
  given: Given = {},
): CorsReport {
  const unsafe = unsafeHeaders(request, page);
  const method = request.method.toUpperCase();
  const headers: Header[] = [
    ...(request.headers ?? []).filter(([name]) => name.toLowerCase() !== 'origin'),
    ['Origin', page.origin],
  ];
  const report: Pick<CorsReport, 'preflight'> = {};
  if (!SAFE_METHODS.has(method) || unsafe.length > 0) {
    const asked = trace(
      world,
      {
        ...(request.host !== undefined && { host: request.host }),
        method: 'OPTIONS',
        target: request.target,
        receivedAt: request.receivedAt,
        headers: [
          ['Origin', page.origin],
          ['Access-Control-Request-Method', method],
          ...(unsafe.length > 0 ? [['Access-Control-Request-Headers', unsafe.join(',')] as const] : []),
        ],
      },
      given,
    );
    const checks = preflightChecks(asked.response, method, unsafe, page);
    report.preflight = { trace: asked, checks };
    const failed = checks.find(({ holds }) => !holds);
    if (failed)
      return {
        ...report,
        isAllowed: false,
        verdict: `The browser does not send the request: ${failed.label.toLowerCase()}`,
      };
  }
  const sent = trace(world, { ...request, headers }, given);
  const checks = originChecks(sent.response, page);
  const failed = checks.find(({ holds }) => !holds);
  return {
    ...report,
    request: { trace: sent, checks },
    isAllowed: failed === undefined,
    verdict:
      failed === undefined
        ? `The page can read the response: ${sent.response?.status ?? ''}`
        : `The request is sent, and the page cannot read the response: ${failed.label.toLowerCase()}`,
  };
}

/** The lower-case names of headers that need a preflight request, sorted. */
export function unsafeHeaders(request: TrafficRequest, page: CrossOriginRequest): string[] {
  const type = headerValue(request.headers ?? [], 'content-type')
    ?.split(';')[0]
    ?.trim()
    .toLowerCase();
  const names = [...page.headerNames, ...(request.headers ?? []).map(([name]) => name)].map((name) =>
    name.trim().toLowerCase(),
  );
  const unsafe = names.filter((name) => {
    if (name === '' || name === 'origin' || SAFE_HEADERS.has(name)) return false;
    return name !== 'content-type' || (type !== undefined && !SAFE_TYPES.has(type));
  });
  return [...new Set(unsafe)].sort();
}

function preflightChecks(
  response: ClientResponse | undefined,
  method: string,
  unsafe: readonly string[],
  page: CrossOriginRequest,
): BrowserCheck[] {
  const status = response?.status ?? 0;
  const header = (name: string) => headerValue(response?.headers ?? [], name);
  const methods = listOf(header('access-control-allow-methods'));
  const allowed = listOf(header('access-control-allow-headers')).map((name) => name.toLowerCase());
  const isWild = (list: readonly string[]) => list.includes('*') && !page.hasCredentials;
  // The wildcard does not cover Authorization (Fetch standard, 4.8).
  const missing = unsafe.filter(
    (name) => !allowed.includes(name) && !(isWild(allowed) && name !== 'authorization'),
  );
  return [
    {
      label: 'The preflight request must be answered with a status of 200 to 299',
      value: response ? `${status} ${statusMessage(status)}`.trim() : 'None',
      holds: status >= 200 && status < 300,
      fix: 'Let the CORS configuration answer it, or add a route OPTIONS /{proxy+} without authorization.',
      isConfigured: true,
    },
    ...originChecks(response, page),
    {
      label: `The method ${method} must be allowed`,
      value: methods.join(', ') || 'No Access-Control-Allow-Methods',
      holds: SAFE_METHODS.has(method) || methods.includes(method) || isWild(methods),
      fix: `Add ${method} to the allowed methods.`,
      isConfigured: true,
    },
    ...(unsafe.length > 0
      ? [
          {
            label:
              missing.length > 0
                ? `The header ${missing.join(', ')} must be allowed`
                : 'The headers must be allowed',
            value: allowed.join(', ') || 'No Access-Control-Allow-Headers',
            holds: missing.length === 0,
            fix: `Add ${missing.join(', ')} to the allowed headers.`,
            isConfigured: true,
          },
        ]
      : []),
  ];
}

function originChecks(response: ClientResponse | undefined, page: CrossOriginRequest): BrowserCheck[] {
  const header = (name: string) => headerValue(response?.headers ?? [], name);
  const origin = header('access-control-allow-origin');
  const isOwn = response !== undefined && response.from !== 'integration' && response.status >= 400;
  const checks: BrowserCheck[] = [
    {
      label: `The origin ${page.origin} must be allowed`,
      value: origin ?? 'No Access-Control-Allow-Origin',
      holds: origin === page.origin || (origin === '*' && !page.hasCredentials),
      fix: isOwn
        ? 'API Gateway itself makes this response, without CORS headers: correct what it refuses.'
        : origin === '*'
          ? 'With credentials the origin must be named: list it in place of *.'
          : `Add ${page.origin} to the allowed origins.`,
      isConfigured: !isOwn,
    },
  ];
  // One fault of a response that has no CORS headers at all is enough.
  if (!page.hasCredentials || isOwn) return checks;
  const credentials = header('access-control-allow-credentials');
  return [
    ...checks,
    {
      label: 'Credentials must be allowed',
      value: credentials ?? 'No Access-Control-Allow-Credentials',
      holds: credentials === 'true',
      fix: 'Turn on credentials in the CORS configuration.',
      isConfigured: true,
    },
  ];
}

function listOf(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
