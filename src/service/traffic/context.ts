import type { ByKey, Members } from '../configuration/value';
import { headerValue, type ParsedRequest } from './request';
import { EXAMPLE_ACCOUNT, type World } from './world';

/** What a request is known by once it has a stage. */
export interface Exchange {
  world: World;
  request: ParsedRequest;
  ids: Ids;
  /** Name of the stage: `$default` or another one. */
  stage: string;
  stageVariables: Readonly<Record<string, string>>;
  /** The path that routes are matched with: percent-encoded, without stage and mapping key. */
  path: string;
  /** The key of the API mapping, where a custom domain name answers. */
  mappingKey?: string;
  /** Undefined until a route is selected. */
  routeKey?: string;
  pathParameters: Readonly<Record<string, string>>;
  authorized: Authorized;
}

/** Texts of a request that only a real one has; samples where they are not given. */
export interface Ids {
  requestId: string;
  traceId: string;
}

/** What the authorizer found out, as integrations and logs see it. */
export interface Authorized {
  jwt?: { claims: ByKey<string>; scopes: readonly string[] | null };
  lambda?: Readonly<Record<string, unknown>>;
  principalId?: string;
  iam?: Readonly<Record<string, string | null>>;
  /** Why it refused, for logs. */
  error?: string;
}

/** What is known of a response for logs. */
export interface ContextResponse {
  status: number;
  /** In bytes. */
  length: number;
  error?: string;
  errorType?: string;
  integrationStatus?: number;
  integrationError?: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A date; one that is none is the beginning of 1970, so that a trace never fails. */
function dateOf(milliseconds: number): Date {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? new Date(0) : date;
}

/** `12/Mar/2026:19:03:58 +0000`, the time of events and logs. */
export function clfTime(milliseconds: number): string {
  const date = dateOf(milliseconds);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${two(date.getUTCDate())}/${MONTHS[date.getUTCMonth()]}/${date.getUTCFullYear()}`;
  return `${day}:${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
}

/** The Date header of a response. */
export function httpDate(milliseconds: number): string {
  return dateOf(milliseconds).toUTCString();
}

/** The account of the API, or an example. */
export function accountOf(world: World): string {
  return world.accountId ?? EXAMPLE_ACCOUNT;
}

/** The path with the stage before it, as events and logs show it: `/prod/orders`, but `/orders` for `$default`. */
export function stagePath({ stage, path }: Pick<Exchange, 'stage' | 'path'>): string {
  return stage === '$default' ? path : `/${stage}${path}`;
}

/** The stage's variables. */
export function variablesOf(settings: Members | undefined): Record<string, string> {
  return (settings?.StageVariables ?? {}) as Record<string, string>;
}

/**
 * The values of `$context` variables by their names without `$context.` (traffic-rules 11.1). Times that only a real request
 * has are absent.
 */
export function contextValues(exchange: Exchange, response?: ContextResponse): Map<string, string> {
  const { world, request, ids, authorized } = exchange;
  const [domainPrefix = ''] = request.host.split('.');
  const agent = headerValue(request.headers, 'user-agent');
  const values: [string, string | undefined][] = [
    ['accountId', accountOf(world)],
    ['apiId', world.apiId],
    ['domainName', request.host],
    ['domainPrefix', domainPrefix],
    ['customDomain.basePathMatched', exchange.mappingKey],
    ['extendedRequestId', ids.requestId],
    ['requestId', ids.requestId],
    ['httpMethod', request.method],
    ['identity.sourceIp', request.sourceIp],
    ['identity.userAgent', agent],
    ['path', stagePath(exchange)],
    ['protocol', 'HTTP/1.1'],
    ['requestTime', clfTime(request.receivedAt)],
    ['requestTimeEpoch', String(dateOf(request.receivedAt).getTime())],
    ['routeKey', exchange.routeKey],
    ['stage', exchange.stage],
    ['authorizer.error', authorized.error],
    ['authorizer.principalId', authorized.principalId],
    ['identity.userArn', authorized.iam?.userArn ?? undefined],
    ['identity.user', authorized.iam?.userId ?? undefined],
    ['identity.caller', authorized.iam?.callerId ?? undefined],
    ['identity.accountId', authorized.iam?.accountId ?? undefined],
    ...Object.entries(authorized.jwt?.claims ?? {}).map(([name, value]): [string, string] => [
      `authorizer.claims.${name}`,
      value,
    ]),
    ...Object.entries(authorized.lambda ?? {}).map(([name, value]): [string, string] => [
      `authorizer.${name}`,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
    ...(response ? responseValues(response) : []),
  ];
  return new Map(values.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function responseValues(response: ContextResponse): [string, string | undefined][] {
  const integrationStatus = response.integrationStatus?.toString();
  return [
    ['status', String(response.status)],
    ['responseLength', String(response.length)],
    ['error.message', response.error],
    ['error.messageString', response.error === undefined ? undefined : JSON.stringify(response.error)],
    ['error.responseType', response.errorType],
    ['integration.status', integrationStatus],
    ['integrationErrorMessage', response.integrationError],
    ['integration.error', response.integrationError],
  ];
}
