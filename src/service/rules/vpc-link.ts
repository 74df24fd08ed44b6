import type { VpcLink } from '@aws-sdk/client-apigatewayv2';
import { quota } from './quotas';
import { checkAll, type Issue, type Rule } from './rule';
import { given, inside, type Loose, members, requiredRule, shapeRule, text, texts } from './shape';
import { checkTags } from './tags';

export type VpcLinkState = Loose<VpcLink>;

export const vpcLinkRules: readonly Rule<VpcLinkState, unknown>[] = [
  requiredRule('vpcLink', 'CreateVpcLink', ['Name', 'SubnetIds']),
  shapeRule(
    'vpcLink',
    members({ Name: text(1, 128), SubnetIds: texts(1, 1024), SecurityGroupIds: texts(1, 1024) }),
  ),
  {
    id: 'vpcLink.subnets.some',
    mark: 'AWS',
    source: '2.11',
    check: (link) =>
      link.SubnetIds !== undefined && !given(link.SubnetIds)
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
  return [...checkAll(vpcLinkRules, link, {}), ...(link.Tags ? inside('Tags', checkTags(link.Tags)) : [])];
}
