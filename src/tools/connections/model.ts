import type { Connection, Credentials } from '../../client/connection/connections';
import {
  type CredentialsValues,
  credentialsIssues,
  toCredentials as fromFields,
  NO_CREDENTIALS,
} from '../../forms/credentials-values';
import { isPattern } from '../../lib/name-pattern';
import { isRegion } from '../../service/region';

/** The choice of the server's environment among the profiles, whose names have no spaces at their ends. */
export const ENVIRONMENT = ' environment';

/** What the form of a connection holds. */
export interface ConnectionValues extends CredentialsValues {
  /** How it signs and where it goes: AWS with keys, AWS with a profile of this machine, or an endpoint of this machine. */
  way: 'keys' | 'profile' | 'custom';
  name: string;
  colour: string;
  region: string;
  endpoint: string;
  /** One of this machine, or ENVIRONMENT; empty until it is chosen. */
  profile: string;
  transport: 'direct' | 'relay';
  assumesRole: boolean;
  roleArn: string;
  sessionName: string;
  externalId: string;
  readOnly: boolean;
  isProduction: boolean;
  productionPattern: string;
}

interface Issue {
  path: string[];
  message: string;
}

/** The form of a new connection, or of one that is there. */
export function toValues(connection: Connection | undefined): ConnectionValues {
  const { kind, access, role } = connection ?? { kind: 'aws', access: 'keys', role: undefined };
  return {
    ...NO_CREDENTIALS,
    way: kind === 'custom' ? 'custom' : access === 'profile' ? 'profile' : 'keys',
    name: connection?.name ?? '',
    colour: connection?.colour ?? 'orange',
    region: connection?.region ?? 'us-east-1',
    endpoint: connection?.endpoint ?? 'http://127.0.0.1:4510',
    profile: connection?.profile ?? (access === 'profile' ? ENVIRONMENT : ''),
    transport: connection?.transport ?? 'direct',
    assumesRole: role !== undefined,
    roleArn: role?.arn ?? '',
    sessionName: role?.sessionName ?? 'gatehouse',
    externalId: role?.externalId ?? '',
    readOnly: connection?.readOnly ?? true,
    isProduction: connection?.isProduction ?? false,
    productionPattern: connection?.productionPattern ?? '',
  };
}

/** The connection that the values stand for. */
export function toConnection(values: ConnectionValues, id: string): Connection {
  const { way, profile, assumesRole, externalId } = values;
  const isCustom = way === 'custom';
  const role = {
    arn: values.roleArn.trim(),
    sessionName: values.sessionName.trim(),
    ...(externalId.trim() ? { externalId: externalId.trim() } : {}),
  };
  return {
    id,
    kind: isCustom ? 'custom' : 'aws',
    name: values.name.trim(),
    colour: values.colour as Connection['colour'],
    region: values.region.trim(),
    access: way === 'profile' ? 'profile' : isCustom && values.accessKeyId.trim() === '' ? 'any' : 'keys',
    transport: way === 'profile' ? 'relay' : isCustom ? 'direct' : values.transport,
    readOnly: values.readOnly,
    isProduction: values.isProduction,
    productionPattern: values.productionPattern.trim(),
    ...(isCustom ? { endpoint: values.endpoint.trim() } : {}),
    ...(way === 'profile' && profile !== ENVIRONMENT ? { profile } : {}),
    ...(assumesRole && !isCustom ? { role } : {}),
  };
}

/** The keys that were given with it, where it signs with any. */
export function toCredentials(values: ConnectionValues): Credentials | undefined {
  return values.way === 'profile' ? undefined : fromFields(values);
}

/**
 * What is wrong, by field.
 * @param others names of the other connections
 * @param hasKeys this tab has keys already, so that none have to be given
 */
export function issues(values: ConnectionValues, others: readonly string[], hasKeys: boolean): Issue[] {
  const { way, name, region, endpoint, assumesRole, productionPattern } = values;
  const found: Issue[] = [];
  const refuse = (path: keyof ConnectionValues, message: string) => found.push({ path: [path], message });
  if (name.trim() === '' || name.trim().length > 60) refuse('name', 'A name has 1 to 60 characters.');
  else if (others.includes(name.trim())) refuse('name', 'Another connection has this name.');
  if (!isRegion(region.trim())) refuse('region', 'A Region looks like eu-west-1.');
  if (way === 'custom' && !isLocalEndpoint(endpoint.trim())) refuse('endpoint', ENDPOINT_RULE);
  if (way === 'profile' && values.profile === '') refuse('profile', 'Choose a profile.');
  if (assumesRole && way !== 'custom') found.push(...roleIssues(values));
  if (!isPattern(productionPattern.trim()))
    refuse('productionPattern', 'This regular expression cannot be read.');
  return [...found, ...keyIssues(values, hasKeys)];
}

/** What the console may call besides AWS, by its own security policy. */
export const ENDPOINT_RULE =
  'The console calls AWS and this machine, nothing else: http://127.0.0.1 or http://localhost, with a port.';

function isLocalEndpoint(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  const isPlain = [username, password, search, hash].every((part) => part === '');
  return protocol === 'http:' && /^(127\.0\.0\.1|localhost)$/.test(hostname) && isPlain;
}

/** The forms that STS takes (AssumeRole). */
function roleIssues({ roleArn, sessionName, externalId }: ConnectionValues): Issue[] {
  const found: Issue[] = [];
  if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(roleArn.trim())) {
    found.push({ path: ['roleArn'], message: 'A role looks like arn:aws:iam::123456789012:role/Name.' });
  }
  if (!/^[\w+=,.@-]{2,64}$/.test(sessionName.trim())) {
    found.push({ path: ['sessionName'], message: '2 to 64 letters, digits or any of =,.@-_' });
  }
  if (externalId.trim() !== '' && !/^[\w+=,.@:/-]{2,1224}$/.test(externalId.trim())) {
    found.push({ path: ['externalId'], message: '2 to 1,224 letters, digits or any of =,.@:/-_' });
  }
  return found;
}

function keyIssues(values: ConnectionValues, hasKeys: boolean): Issue[] {
  const isEmpty = [values.accessKeyId, values.secretAccessKey, values.sessionToken].every(
    (text) => text.trim() === '',
  );
  if (values.way === 'profile' || (isEmpty && (hasKeys || values.way === 'custom'))) return [];
  return credentialsIssues(values);
}
