import type { Connection, Credentials } from '../../client/connection/connections';
import { awsCredentialsType } from '../../client/connection/types/aws-credentials';
import type { ConnectionField, ConnectionType } from '../../client/connection/types/connection-type';
import { CONNECTION_TYPES, connectionTypeOf } from '../../client/connection/types/registry';
import {
  type CredentialsValues,
  credentialsIssues,
  toCredentials as fromFields,
  NO_CREDENTIALS,
} from '../../forms/credentials-values';
import { isPattern } from '../../lib/name-pattern';
import { isRegion } from '../../service/region';

/** The option for the server's environment; cannot collide with a profile name, which has no leading space. */
export const ENVIRONMENT = ' environment';

const DEFAULT_TYPE = awsCredentialsType;

/** Form values of a connection. */
export interface ConnectionValues extends CredentialsValues {
  /** The id of its connection type. */
  type: string;
  name: string;
  colour: string;
  region: string;
  endpoint: string;
  /** A profile of this machine, or ENVIRONMENT; empty until selected. */
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

export function toValues(connection: Connection | undefined): ConnectionValues {
  const type = connection ? connectionTypeOf(connection) : DEFAULT_TYPE;
  const role = connection?.role;
  return {
    ...NO_CREDENTIALS,
    type: type.id,
    name: connection?.name ?? '',
    colour: connection?.colour ?? type.defaults.colour,
    region: connection?.region ?? 'us-east-1',
    endpoint: connection?.endpoint ?? 'http://127.0.0.1:4510',
    profile: connection?.profile ?? (connection && type.fields.includes('profile') ? ENVIRONMENT : ''),
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

export function typeOf({ type }: Pick<ConnectionValues, 'type'>): ConnectionType {
  return CONNECTION_TYPES.find(({ id }) => id === type) ?? DEFAULT_TYPE;
}

export function toConnection(values: ConnectionValues, id: string): Connection {
  const { profile, assumesRole, externalId } = values;
  const type = typeOf(values);
  const role = {
    arn: values.roleArn.trim(),
    sessionName: values.sessionName.trim(),
    ...(externalId.trim() ? { externalId: externalId.trim() } : {}),
  };
  return {
    id,
    name: values.name.trim(),
    colour: values.colour as Connection['colour'],
    region: values.region.trim(),
    readOnly: values.readOnly,
    isProduction: values.isProduction,
    productionPattern: values.productionPattern.trim(),
    ...type.toDefinition({ ...values, profile: profile === ENVIRONMENT ? '' : profile }),
    ...(assumesRole && type.fields.includes('role') ? { role } : {}),
  };
}

/** The entered credentials, if the type has any. */
export function toCredentials(values: ConnectionValues): Credentials | undefined {
  return typeOf(values).fields.includes('credentials') ? fromFields(values) : undefined;
}

/**
 * Validation issues by field.
 * @param others names of the other connections
 * @param hasCredentials this tab already has credentials, so none are required
 */
export function issues(
  values: ConnectionValues,
  others: readonly string[],
  hasCredentials: boolean,
): Issue[] {
  const { name, region, endpoint, assumesRole, productionPattern } = values;
  const type = typeOf(values);
  const has = (field: ConnectionField) => type.fields.includes(field);
  const found: Issue[] = [];
  const refuse = (path: keyof ConnectionValues, message: string) => found.push({ path: [path], message });
  if (name.trim() === '' || name.trim().length > 60) refuse('name', 'The name must have 1 to 60 characters.');
  else if (others.includes(name.trim())) refuse('name', 'Another connection has this name.');
  if (!isRegion(region.trim())) refuse('region', 'Enter a Region such as eu-west-1.');
  const refusal = type.refuseEndpoint?.(endpoint.trim(), values.transport);
  if (refusal) refuse('endpoint', refusal);
  if (has('profile') && values.profile === '') refuse('profile', 'Choose a profile.');
  if (assumesRole && has('role')) found.push(...roleIssues(values));
  if (!isPattern(productionPattern.trim()))
    refuse('productionPattern', 'This regular expression is invalid.');
  return [...found, ...credentialIssues(values, hasCredentials)];
}

/** The patterns of AssumeRole (STS). */
function roleIssues({ roleArn, sessionName, externalId }: ConnectionValues): Issue[] {
  const found: Issue[] = [];
  if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(roleArn.trim())) {
    found.push({
      path: ['roleArn'],
      message: 'Enter a role ARN such as arn:aws:iam::123456789012:role/Name.',
    });
  }
  if (!/^[\w+=,.@-]{2,64}$/.test(sessionName.trim())) {
    found.push({ path: ['sessionName'], message: '2 to 64 letters, digits or any of =,.@-_' });
  }
  if (externalId.trim() !== '' && !/^[\w+=,.@:/-]{2,1224}$/.test(externalId.trim())) {
    found.push({ path: ['externalId'], message: '2 to 1,224 letters, digits or any of =,.@:/-_' });
  }
  return found;
}

function credentialIssues(values: ConnectionValues, hasCredentials: boolean): Issue[] {
  const isEmpty = [values.accessKeyId, values.secretAccessKey, values.sessionToken].every(
    (text) => text.trim() === '',
  );
  const { fields, hasRequestBudget } = typeOf(values);
  // An endpoint that is not AWS may take any credentials.
  if (!fields.includes('credentials') || (isEmpty && (hasCredentials || !hasRequestBudget))) return [];
  return credentialsIssues(values);
}
