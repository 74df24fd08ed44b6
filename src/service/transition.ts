import type { DomainName, VpcLink } from '@aws-sdk/client-apigatewayv2';
import type { Kind, Resources } from './resources';

/**
 * Whether the service is still changing the resource, so that its status becomes another one by itself. A domain name
 * that waits for its owner (`PENDING_OWNERSHIP_VERIFICATION`) does not.
 */
export function isInTransition<K extends Kind>(kind: K, item: Resources[K] | undefined): boolean {
  if (item === undefined) return false;
  if (kind === 'vpcLink') {
    const { VpcLinkStatus: status } = item as VpcLink;
    return status === 'PENDING' || status === 'DELETING';
  }
  if (kind === 'domainName')
    return ((item as DomainName).DomainNameConfigurations ?? []).some(
      ({ DomainNameStatus }) => DomainNameStatus === 'UPDATING',
    );
  if (kind === 'deployment') return (item as { DeploymentStatus?: string }).DeploymentStatus === 'PENDING';
  return false;
}
