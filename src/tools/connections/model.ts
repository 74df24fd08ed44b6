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

/** The choice of the server's environment among the profiles, whose names have no spaces at their ends. */
export const ENVIRONMENT = ' environment';

const DEFAULT_TYPE = awsCredentialsType;

/** What the form of a connection holds. */
export interface ConnectionValues extends CredentialsValues {
  /** The id of its connection type. */
  type: string;
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

/** The type that the form's values choose. */
export function typeOf({ type }: Pick<ConnectionValues, 'type'>): ConnectionType {
  return CONNECTION_TYPES.find(({ id }) => id === type) ?? DEFAULT_TYPE;
}

/** The connection that the values stand for. */
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

/** The credentials that were entered with it, where its type takes any. */
export function toCredentials(values: ConnectionValues): Credentials | undefined {
  return typeOf(values).fields.includes('credentials') ? fromFields(values) : undefined;
}

/**
 * What is wrong, by field.
 * @param others names of the other connections
 * @param hasKeys this tab has keys already, so that none have to be given
 */
export function issues(values: ConnectionValues, others: readonly string[], hasKeys: boolean): Issue[] {
  const { name, region, endpoint, assumesRole, productionPattern } = values;
  const type = typeOf(values);
  const has = (field: ConnectionField) => type.fields.includes(field);
  const found: Issue[] = [];
  const refuse = (path: keyof ConnectionValues, message: string) => found.push({ path: [path], message });
  if (name.trim() === '' || name.trim().length > 60) refuse('name', 'A name has 1 to 60 characters.');
  else if (others.includes(name.trim())) refuse('name', 'Another connection has this name.');
  if (!isRegion(region.trim())) refuse('region', 'A Region looks like eu-west-1.');
  const refusal = type.refuseEndpoint?.(endpoint.trim());
  if (refusal) refuse('endpoint', refusal);
  if (has('profile') && values.profile === '') refuse('profile', 'Choose a profile.');
  if (assumesRole && has('role')) found.push(...roleIssues(values));
  if (!isPattern(productionPattern.trim()))
    refuse('productionPattern', 'This regular expression cannot be read.');
  return [...found, ...keyIssues(values, hasKeys)];
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
  const { fields, hasRequestBudget } = typeOf(values);
  // An endpoint that is not AWS may take any credentials.
  if (!fields.includes('credentials') || (isEmpty && (hasKeys || !hasRequestBudget))) return [];
  return credentialsIssues(values);
}
