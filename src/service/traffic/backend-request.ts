import type { Members } from '../configuration/value';
import { type Exchange, stagePath } from './context';
import type { Mapped } from './parameters';
import { encodeSegment, type Header, headerValue, type ParsedRequest } from './request';
import type { RuleId } from './rules';

/** The request that an HTTP backend receives. */
export interface BackendRequest {
  method: string;
  /** With scheme and host for a backend on the internet; of a private one, which a VPC link leads to, the path. */
  url: string;
  headers: readonly Header[];
  body: Uint8Array;
  /** The listener or service behind a VPC link. */
  target?: string;
  vpcLinkId?: string;
}

/** Headers of one connection, which proxies do not pass on (RFC 9110, 7.6.1). */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** The headers without those of one connection. */
export function endToEnd(headers: readonly Header[]): Header[] {
  return headers.filter(([name]) => !HOP_BY_HOP.has(name.toLowerCase()));
}

/** The text with `${stageVariables.x}` replaced; one that is not set is empty (traffic-rules 6.5). */
export function withStageVariables(text: string, variables: Exchange['stageVariables']): string {
  return text.replace(/\$\{stageVariables\.([^{}]+)\}/g, (_whole, name: string) =>
    Object.hasOwn(variables, name) ? (variables[name] ?? '') : '',
  );
}

/** The request of an HTTP proxy integration (traffic-rules 6.5). */
export function httpRequest(
  members: Members,
  exchange: Exchange,
  mapped: Mapped,
): { request: BackendRequest; rules: RuleId[] } {
  const template = withStageVariables(String(members.IntegrationUri ?? ''), exchange.stageVariables);
  const hasVariables = /\{[^{}]+\}/.test(template);
  const uri = template.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const parameter = name.replace(/\+$/, '');
    return Object.hasOwn(exchange.pathParameters, parameter)
      ? (exchange.pathParameters[parameter] ?? '').split('/').map(encodeSegment).join('/')
      : whole;
  });
  const [base = '', ownQuery = ''] = uri.split('?');
  const [, origin = base, ownPath = ''] = /^([a-z][a-z0-9+.-]*:\/\/[^/]*)(.*)$/i.exec(base) ?? [];
  const appends = exchange.routeKey === '$default' && !hasVariables;
  const path = mapped.path ?? (appends ? `${ownPath.replace(/\/$/, '')}${exchange.path}` : ownPath);
  const host = origin.replace(/^.*:\/\//, '');
  const rules: RuleId[] = [
    appends ? 'http.default' : hasVariables ? 'http.uri' : 'http.fixed',
    'http.headers',
  ];
  return {
    request: {
      ...common(members, exchange, mapped, host),
      url: `${origin}${path}${queryText(exchange.request, mapped, ownQuery)}`,
    },
    rules,
  };
}

/** The request of a private integration: the path with the name of the stage (traffic-rules 6.6). */
export function privateRequest(
  members: Members,
  exchange: Exchange,
  mapped: Mapped,
): { request: BackendRequest; rules: RuleId[] } {
  const { ServerNameToVerify: serverName } = (members.TlsConfig ?? {}) as { ServerNameToVerify?: string };
  const path = mapped.path ?? stagePath(exchange);
  return {
    request: {
      ...common(members, exchange, mapped, serverName),
      url: `${path}${queryText(exchange.request, mapped)}`,
      target: withStageVariables(String(members.IntegrationUri ?? ''), exchange.stageVariables),
      vpcLinkId: withStageVariables(String(members.ConnectionId ?? ''), exchange.stageVariables),
    },
    rules: ['private.path', 'http.headers'],
  };
}

function common(members: Members, exchange: Exchange, mapped: Mapped, host: string | undefined) {
  const { request } = exchange;
  const method = members.IntegrationMethod;
  // Only a parameter can have put it there: the client's own is not passed on.
  const isMapped = headerValue(mapped.headers, 'host') !== undefined;
  const headers: Header[] = [
    ...(host !== undefined && !isMapped ? [['host', host] as const] : []),
    ...endToEnd(mapped.headers),
    ...(request.body.length > 0 ? [['content-length', String(request.body.length)] as const] : []),
    ['forwarded', `by=<value of AWS>;for=${request.sourceIp};host=${request.host};proto=https`],
    ['via', 'HTTP/1.1 AmazonAPIGateway'],
  ];
  return {
    method: typeof method === 'string' && method !== 'ANY' ? method : request.method,
    headers,
    body: request.body,
  };
}

/** The query of the URI, then that of the client as it was sent, or what parameters made of it. */
function queryText(request: ParsedRequest, mapped: Mapped, own = ''): string {
  const client =
    mapped.query === request.query
      ? request.rawQuery
      : mapped.query.map(([name, value]) => `${encodeParameter(name)}=${encodeParameter(value)}`).join('&');
  const all = [own, client].filter((part) => part !== '').join('&');
  return all === '' ? '' : `?${all}`;
}

const encodeParameter = (text: string) =>
  encodeSegment(text).replace(/[&=+;$]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
