import type { VpcLink } from '@aws-sdk/client-apigatewayv2';
import { changedMembers, presentMembers } from '../../lib/diff';
import { type Entry, fromEntries, repeatedIssues, toEntries } from '../../lib/entries';
import { singleCallPlan, updatePlan } from '../../plans/single-call-plan';
import { vpcLinkArn } from '../../service/arn';
import type { Plan } from '../../service/plan';
import type { Issue } from '../../service/rules/rule';
import { userTags } from '../../service/rules/tags';
import { checkVpcLink } from '../../service/rules/vpc-link';
import { tagCalls } from '../../service/tag-calls';
import type { FormInput, ResourceForm } from '../shared/resource-form';

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

type Members = ReturnType<typeof toInput>;
type Input = FormInput<VpcLinkValues, Members>;

const toInput = ({ Tags, ...rest }: VpcLinkValues) => ({ ...rest, Tags: fromEntries(Tags) });

const toCreate = ({ members: { Name, SubnetIds, SecurityGroupIds, Tags } }: Input) =>
  singleCallPlan('CreateVpcLink', 'vpcLink', `Create VPC link ${Name}`, {
    Name,
    SubnetIds,
    ...presentMembers({ SecurityGroupIds, Tags }),
  });

/** UpdateVpcLink for the name, its only mutable member, and tag calls. */
function toUpdate(original: VpcLink, { members }: Input, region: string): Plan {
  const { VpcLinkId = '', Name, Tags = {} } = original;
  const title = `Update VPC link ${members.Name}`;
  const rename = changedMembers({ Name }, { Name: members.Name });
  const { calls } = updatePlan('UpdateVpcLink', 'vpcLink', title, { VpcLinkId }, rename);
  return {
    title,
    calls: [...calls, ...tagCalls(vpcLinkArn(region, VpcLinkId), Tags, members.Tags)],
  };
}

export function toDelete({ VpcLinkId, Name }: VpcLink): Plan {
  return singleCallPlan('DeleteVpcLink', 'vpcLink', `Delete VPC link ${Name}`, { VpcLinkId });
}

/** Validation issues. */
function issues({ values, members }: Input): Issue[] {
  return [...checkVpcLink(members), ...repeatedIssues(values, ['Tags'], 'tags.key.repeated')];
}

export const vpcLinkForm: ResourceForm<'vpcLink', VpcLinkValues, { region: string }, Members> = {
  kind: 'vpcLink',
  subject: ({ Name }) => `VPC link ${Name}`,
  title: ({ Name = '' }) => Name,
  parents: () => ({}),
  toValues,
  toInput,
  toCreate,
  toUpdate: (original, input, { region }) => toUpdate(original, input, region),
  issues,
};
