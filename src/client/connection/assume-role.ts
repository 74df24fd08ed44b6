import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { Role } from './connection';
import type { Credentials } from './credentials';
import type { SdkHandler } from './relay-transport';

/**
 * Fetches temporary keys of a role (STS AssumeRole, which a page may call; service-rules 3).
 * @param own fetches the keys that assume it
 * @param requestHandler the way to STS: the connection's own
 * @throws what STS answers
 */
export function assumeRole(
  role: Role,
  region: string,
  own: () => Promise<Omit<Credentials, 'expiration'>>,
  requestHandler: SdkHandler,
): Promise<Omit<Credentials, 'expiration'> & { expiration?: Date }> {
  return fromTemporaryCredentials({
    masterCredentials: own,
    params: {
      RoleArn: role.arn,
      RoleSessionName: role.sessionName,
      ...(role.externalId === undefined ? {} : { ExternalId: role.externalId }),
    },
    clientConfig: { region, requestHandler: requestHandler as never },
  })();
}
