import { invariant } from '../../../lib/invariant';
import type { Connection } from '../connection';
import { awsCredentialsType } from './aws-credentials';
import { awsProfileType } from './aws-profile';
import type { ConnectionType } from './connection-type';
import { customEndpointType } from './custom-endpoint';
import { sandboxType } from './sandbox';

/** Every type of connection, in the order in which the form offers them. */
export const CONNECTION_TYPES: readonly ConnectionType[] = [
  sandboxType,
  awsCredentialsType,
  awsProfileType,
  customEndpointType,
];

/** The type of a stored definition; undefined when no type matches. */
export function findConnectionType(
  connection: Pick<Connection, 'kind' | 'access'>,
): ConnectionType | undefined {
  return CONNECTION_TYPES.find((type) => type.matches(connection));
}

/** The type of a connection. */
export function connectionTypeOf(connection: Connection): ConnectionType {
  const type = findConnectionType(connection);
  invariant(type, `There is no connection type for ${connection.kind}.`);
  return type;
}
