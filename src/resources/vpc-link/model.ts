import type { VpcLink } from '@aws-sdk/client-apigatewayv2';
import { changedMembers, presentMembers } from '../../lib/diff';
import { type Entry, fromEntries, repeatedIssues, toEntries } from '../../lib/entries';
import { singleCallPlan, updatePlan } from '../../plans/single-call-plan';
import { tagCalls } from '../../plans/tag-calls';
import { vpcLinkArn } from '../../service/arn';
import type { Plan } from '../../service/plan';
import type { Issue } from '../../service/rules/rule';
import { userTags } from '../../service/rules/tags';
import { checkVpcLink } from '../../service/rules/vpc-link';
import type { ResourceForm } from '../shared/resource-form';

/** Form values of a VPC link. */
export interface VpcLinkValues {
  Name: string;
  SubnetIds: string[];
  SecurityGroupIds: string[];
  Tags: Entry[];
}

export function toValues(link: VpcLink | undefined): VpcLinkValues {
  return {
    Name: link?.Name ?? '',
    SubnetIds: link?.SubnetIds ?? [],
    SecurityGroupIds: link?.SecurityGroupIds ?? [],
    Tags: toEntries(userTags(link?.Tags)),
  };
}

const toCreate = ({ Name, SubnetIds, SecurityGroupIds, Tags }: VpcLinkValues) =>
  singleCallPlan('CreateVpcLink', 'vpcLink', `Create VPC link ${Name}`, {
    Name,
    SubnetIds,
    ...presentMembers({ SecurityGroupIds, Tags: fromEntries(Tags) }),
  });

/** UpdateVpcLink for the name, its only mutable member, and tag calls. */
function toUpdate(original: VpcLink, values: VpcLinkValues, region: string): Plan {
  const { VpcLinkId = '', Name, Tags = {} } = original;
  const title = `Update VPC link ${values.Name}`;
  const rename = changedMembers({ Name }, { Name: values.Name });
  const { calls } = updatePlan('UpdateVpcLink', 'vpcLink', title, { VpcLinkId }, rename);
  return {
    title,
    calls: [...calls, ...tagCalls(vpcLinkArn(region, VpcLinkId), Tags, fromEntries(values.Tags))],
  };
}

export function toDelete({ VpcLinkId, Name }: VpcLink): Plan {
  return singleCallPlan('DeleteVpcLink', 'vpcLink', `Delete VPC link ${Name}`, { VpcLinkId });
}

/** Validation issues of the values. */
export function issues(values: VpcLinkValues): Issue[] {
  return [
    ...checkVpcLink({ ...values, Tags: fromEntries(values.Tags) }),
    ...repeatedIssues(values, ['Tags'], 'tags.key.repeated'),
  ];
}

export const vpcLinkForm: ResourceForm<'vpcLink', VpcLinkValues, { region: string }> = {
  kind: 'vpcLink',
  subject: ({ Name }) => `VPC link ${Name}`,
  title: ({ Name = '' }) => Name,
  parents: () => ({}),
  toValues,
  toCreate,
  toUpdate: (original, values, { region }) => toUpdate(original, values, region),
  issues,
};
