import { expect, test } from 'vitest';
import type { Kind } from './resources';
import { isInTransition } from './transition';

const domain = (...statuses: string[]) => ({
  DomainNameConfigurations: statuses.map((DomainNameStatus) => ({ DomainNameStatus })),
});

test.each<[Kind, object | undefined, boolean]>([
  ['vpcLink', { VpcLinkStatus: 'PENDING' }, true],
  ['vpcLink', { VpcLinkStatus: 'DELETING' }, true],
  ['vpcLink', { VpcLinkStatus: 'AVAILABLE' }, false],
  ['domainName', domain('AVAILABLE', 'UPDATING'), true],
  ['domainName', domain('AVAILABLE'), false],
  ['domainName', domain('PENDING_OWNERSHIP_VERIFICATION'), false],
  ['deployment', { DeploymentStatus: 'PENDING' }, true],
  ['deployment', { DeploymentStatus: 'DEPLOYED' }, false],
  ['api', { Name: 'PENDING' }, false],
  ['vpcLink', undefined, false],
])('A %s %j is in transition: %s.', (kind, item, expected) => {
  expect(isInTransition(kind, item as never)).toBe(expected);
});
