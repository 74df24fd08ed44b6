/** A host of AWS, and its Region and service for the signature. */
export interface Target {
  host: string;
  service: 'apigateway' | 'sts';
  region: string;
}

/** The signer of a request: a local profile, or its environment, and a role on top. */
export interface Signer {
  /** A profile of the AWS config; absent: the credentials of the environment. */
  profile?: string;
  region: string;
  role?: { arn: string; externalId?: string; sessionName: string };
}

/** The format of AWS region names: `eu-west-1`, `us-gov-east-1`, `us-isob-east-1`, `ap-southeast-7`. */
const REGION = '[a-z]{2,3}(?:-[a-z]+){1,3}-\\d{1,2}';

const HOST = new RegExp(`^(apigateway|sts)\\.(${REGION})\\.amazonaws\\.com(\\.cn)?$`);

const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/;

/** The format of a role session's name (STS AssumeRole). */
const SESSION_NAME = /^[\w+=,.@-]{2,64}$/;

const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;

/** Maximum characters of a profile's name. */
const MAX_NAME_LENGTH = 256;

/** The target of a host name; undefined for every host but the two services of a region. */
export function targetOf(host: string | undefined): Target | undefined {
  const [, service, region = '', china] = HOST.exec(host ?? '') ?? [];
  if (service !== 'apigateway' && service !== 'sts') return undefined;
  if (region.startsWith('cn-') !== (china !== undefined)) return undefined;
  return { host: host ?? '', service, region };
}

/** The control plane of a region; undefined for an invalid region. */
export function controlPlaneOf(region: string): Target | undefined {
  return targetOf(`apigateway.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`);
}

/**
 * Whether a path and query may be passed on unchanged. They are signed, so they are not normalized: encoded
 * slashes and `$default` are data inside a label. Rejected is what another parser could read as another host or
 * another path: dot segments, backslashes, and everything that does not begin with the service's own path.
 */
export function isPassable(path: string, { service }: Pick<Target, 'service'>): boolean {
  if (!/^\/[\x21-\x7e]*$/.test(path) || path.includes('\\') || path.includes('#')) return false;
  const [plain = ''] = path.split('?');
  if (plain.split('/').some((segment) => /^(\.|%2e){1,2}$/i.test(segment))) return false;
  return service === 'sts' ? plain === '/' : /^\/v2\/[^/]/.test(plain);
}

/** Whether a service accepts this method: the control plane the five of REST, STS only POST. */
export function isMethod(method: string, { service }: Pick<Target, 'service'>): boolean {
  return service === 'sts' ? method === 'POST' : /^(GET|POST|PUT|PATCH|DELETE)$/.test(method);
}

/** The signer from the page's header; undefined when the header is invalid. */
export function signerOf(header: string): Signer | undefined {
  const value = parsed(header);
  if (value === undefined) return undefined;
  const { profile, region, role } = value;
  if (typeof region !== 'string' || !controlPlaneOf(region)) return undefined;
  if (profile !== undefined && !isName(profile)) return undefined;
  const signer: Signer = { region, ...(profile === undefined ? {} : { profile }) };
  if (role === undefined) return signer;
  const { arn, externalId, sessionName } = Object(role) as Record<string, unknown>;
  if (!matches(arn, ROLE_ARN) || !matches(sessionName, SESSION_NAME)) return undefined;
  if (externalId === undefined) return { ...signer, role: { arn, sessionName } };
  return matches(externalId, EXTERNAL_ID) ? { ...signer, role: { arn, sessionName, externalId } } : undefined;
}

function parsed(header: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(decodeURIComponent(header));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    // The console did not write this header.
    return undefined;
  }
}

const matches = (value: unknown, pattern: RegExp): value is string =>
  typeof value === 'string' && pattern.test(value);

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= MAX_NAME_LENGTH && /^\P{Cc}+$/u.test(value);
