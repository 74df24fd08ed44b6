import type { VpcLink } from '@aws-sdk/client-apigatewayv2';
import { quota } from './quotas';
import { checkAll, type Issue, type Rule } from './rule';
import {
  type Draft,
  isPresent,
  prefixPath,
  requiredRule,
  shapeRule,
  stringList,
  stringValue,
  structure,
} from './shape';
import { checkTags } from './tags';

export type VpcLinkState = Draft<VpcLink>;

export const vpcLinkRules: readonly Rule<VpcLinkState, unknown>[] = [
  requiredRule('vpcLink', 'CreateVpcLink', ['Name', 'SubnetIds']),
  shapeRule(
    'vpcLink',
    structure({
      Name: stringValue(1, 128),
      SubnetIds: stringList(1, 1024),
      SecurityGroupIds: stringList(1, 1024),
    }),
  ),
  {
    id: 'vpcLink.subnets.some',
    mark: 'AWS',
    source: '2.11',
    check: (link) =>
      link.SubnetIds !== undefined && !isPresent(link.SubnetIds)
        ? [{ path: ['SubnetIds'], message: 'SubnetIds for a vpc link cannot be empty' }]
        : [],
  },
  {
    id: 'vpcLink.subnets.count',
    mark: 'DOC',
    source: '2.11',
    check: (link) =>
      (link.SubnetIds ?? []).length > quota('subnetsPerVpcLink')
        ? [{ path: ['SubnetIds'], message: 'A VPC link can have at most 10 subnets' }]
        : [],
  },
];

/** What the service has against this VPC link, its tags included (2.1, 2.11). */
export function checkVpcLink(link: VpcLinkState): Issue[] {
  return [
    ...checkAll(vpcLinkRules, link, {}),
    ...(link.Tags ? prefixPath('Tags', checkTags(link.Tags)) : []),
  ];
}
