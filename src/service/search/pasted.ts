import { own } from '../../lib/own';
import { kinds } from '../kinds';
import type { ReferenceKind } from '../references';
import type { Kind } from '../resources';

/** What a pasted ARN, address or link names. */
export type Pasted =
  /** A resource; `ids` are its parents' and its own. */
  | { type: 'resource'; kind: Kind; ids: readonly string[]; region: string | undefined }
  /** A request to an API, by the ARN that policies name it by. */
  | {
      type: 'request';
      apiId: string;
      stage: string;
      method: string;
      path: string;
      region: string | undefined;
    }
  /** Something outside of API Gateway that resources refer to. */
  | { type: 'reference'; kind: ReferenceKind; value: string; region: string | undefined }
  /** The address of a request. */
  | { type: 'url'; url: string };

/** The collections of the service's paths, and the kinds of their members (service-rules 2.12). */
const COLLECTIONS: Readonly<Record<string, Kind>> = {
  apis: 'api',
  routes: 'route',
  routeresponses: 'routeResponse',
  integrations: 'integration',
  integrationresponses: 'integrationResponse',
  authorizers: 'authorizer',
  stages: 'stage',
  deployments: 'deployment',
  models: 'model',
  domainnames: 'domainName',
  apimappings: 'apiMapping',
  routingrules: 'routingRule',
  vpclinks: 'vpcLink',
};

/**
 * What a text names that was copied from elsewhere: an ARN of API Gateway, of a request (`execute-api`), a function, a role or
 * a certificate; a link to the AWS console or to the control plane; the address of a request. Undefined for any other text.
 */
export function parsePasted(text: string): Pasted | undefined {
  const pasted = text.trim();
  if (/\s/.test(pasted)) return undefined;
  if (pasted.startsWith('arn:')) return ofArn(pasted);
  if (/^\/(?:apis|domainnames|vpclinks)\/./i.test(pasted)) return ofPath(pasted, undefined);
  if (!/^(?:https?|wss?):\/\/./i.test(pasted)) return undefined;
  const url = URL.canParse(pasted) ? new URL(pasted) : undefined;
  if (!url) return undefined;
  if (CONSOLE_HOST.test(url.hostname)) return ofConsole(url);
  const [, region] = /^apigateway\.([\w-]+)\.amazonaws\.com(?:\.cn)?$/.exec(url.hostname) ?? [];
  if (region !== undefined) return ofPath(url.pathname.replace(/^\/v2/, ''), region);
  return { type: 'url', url: pasted };
}

function ofArn(arn: string): Pasted | undefined {
  const [, , service, region = '', , ...rest] = arn.split(':');
  const resource = rest.join(':');
  const place = region || undefined;
  if (service === 'apigateway' && resource.startsWith('/')) return ofPath(resource, place);
  if (service === 'execute-api') return ofRequest(resource, place);
  // The URI by which API Gateway invokes a function has its ARN within.
  const [, name] = /:function:([\w-]+)/.exec(arn) ?? [];
  if (name !== undefined) return { type: 'reference', kind: 'Function', value: name, region: place };
  if (service === 'iam' && resource.startsWith('role/'))
    return { type: 'reference', kind: 'Role', value: resource.slice('role/'.length), region: undefined };
  if (service === 'acm' && resource.startsWith('certificate/'))
    return { type: 'reference', kind: 'Certificate', value: arn, region: place };
  return undefined;
}

/** `abc/prod/GET/orders/5`; parts may be `*`. */
function ofRequest(resource: string, region: string | undefined): Pasted | undefined {
  const [apiId = '', stage = '*', method = '*', ...path] = resource.split('/');
  if (!/^[a-z0-9]+$/.test(apiId)) return undefined;
  if (stage === '*' || !/^[A-Z]+$/.test(method))
    return { type: 'resource', kind: 'api', ids: [apiId], region };
  return { type: 'request', apiId, stage: decoded(stage), method, path: `/${path.join('/')}`, region };
}

/** `/apis/abc/routes/def`: the segments are collections and identifiers in turn; a collection at the end is a list of its parent. */
function ofPath(path: string, region: string | undefined): Pasted | undefined {
  const segments = path.replace(/\/$/, '').split('/').slice(1);
  const ids = segments.filter((_, at) => at % 2 === 1).map(decoded);
  const collections = segments.filter((_, at) => at % 2 === 0).slice(0, ids.length);
  const found = collections.map((name) => own(COLLECTIONS, name));
  const kind = found.at(-1);
  if (!kind || ids.includes('')) return undefined;
  const { parents, id } = kinds[kind];
  const expected = [...parents, id];
  const isPath =
    ids.length === expected.length && found.every((one, at) => one && kinds[one].id === expected[at]);
  return isPath ? { type: 'resource', kind, ids, region } : undefined;
}

const CONSOLE_HOST = /(?:^|\.)console\.(?:aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com)$/;

function ofConsole(url: URL): Pasted | undefined {
  const { searchParams: params, hash, pathname, hostname } = url;
  const region = params.get('region') ?? /^([a-z]+(?:-[a-z]+)+-\d)\./.exec(hostname)?.[1];
  const [, named] = /^#\/functions\/([^/?]+)/.exec(hash) ?? [];
  if (pathname.startsWith('/lambda/') && named !== undefined)
    return { type: 'reference', kind: 'Function', value: decoded(named), region };
  const [, role] = /^#\/roles\/details\/([^/?]+)/.exec(hash) ?? [];
  if (pathname.startsWith('/iam') && role !== undefined)
    return { type: 'reference', kind: 'Role', value: decoded(role), region: undefined };
  if (!pathname.startsWith('/apigateway/')) return undefined;
  const resource = (kind: Kind, ...ids: (string | null)[]): Pasted => ({
    type: 'resource',
    kind,
    ids: ids.map(String),
    region,
  });
  const vpcLink = params.get('vpcLink');
  if (vpcLink) return resource('vpcLink', vpcLink);
  const domain = params.get('domain');
  if (domain) return resource('domainName', domain);
  const apiId = params.get('api') ?? /\/apis\/([a-z0-9]{6,})(?:\/|$)/.exec(`${pathname}${hash}`)?.[1];
  if (!apiId || apiId === 'unselected') return undefined;
  const isIntegration = pathname.includes('/integrations');
  for (const [kind, member] of isIntegration ? INTEGRATION_FIRST : ROUTE_FIRST) {
    const id = params.get(member);
    if (id) return resource(kind, apiId, id);
  }
  return resource('api', apiId);
}

/** The members of the console's query that name a resource of an API; its integration screens name the route too. */
const ROUTE_FIRST: readonly (readonly [Kind, string])[] = [
  ['stage', 'stage'],
  ['stage', 'stages'],
  ['authorizer', 'authorizer'],
  ['route', 'routes'],
  ['integration', 'integration'],
];
const INTEGRATION_FIRST = [['integration', 'integration'] as const, ...ROUTE_FIRST];

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that encodes nothing is meant.
    return text;
  }
}
