import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { Role } from './connection';
import type { Credentials } from './credentials';
import { allowXmlParser } from './parse-xml';
import type { SdkHandler } from './relay-transport';

/**
 * Fetches temporary credentials of a role (STS AssumeRole, which a page may call; service-rules 3).
 * @param own fetches the credentials that assume it
 * @param requestHandler the connection's transport to STS
 * @throws the error of STS
 */
export function assumeRole(
  role: Role,
  region: string,
  own: () => Promise<Omit<Credentials, 'expiration'>>,
  requestHandler: SdkHandler,
): Promise<Omit<Credentials, 'expiration'> & { expiration?: Date }> {
  allowXmlParser();
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
