import type { VpcLink } from '@aws-sdk/client-apigatewayv2';
import { vpcLinkArn } from '../../lib/arn';
import { givenMembers } from '../../lib/diff';
import { type Entry, fromEntries, repeatedIssues, toEntries } from '../../lib/entries';
import { tagCalls } from '../../plan/tag-calls';
import type { Call, Plan } from '../../plan/types';
import type { Issue } from '../../rules/rule';
import { ownTags } from '../../rules/tags';
import { checkVpcLink } from '../../rules/vpc-link';

/** A VPC link as its forms hold it. */
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
    Tags: toEntries(ownTags(link?.Tags)),
  };
}

export function toCreate(values: VpcLinkValues): Plan {
  const title = `Create VPC link ${values.Name}`;
  return {
    title,
    calls: [
      {
        id: 'vpcLink',
        operation: 'CreateVpcLink',
        label: title,
        input: {
          Name: values.Name,
          SubnetIds: values.SubnetIds,
          ...givenMembers({ SecurityGroupIds: values.SecurityGroupIds, Tags: fromEntries(values.Tags) }),
        },
      },
    ],
  };
}

/** UpdateVpcLink for the name, the only member that can change, and the calls for tags. */
export function toUpdate(original: VpcLink, values: VpcLinkValues, region: string): Plan {
  const title = `Update VPC link ${values.Name}`;
  const VpcLinkId = original.VpcLinkId ?? '';
  const rename: Call[] =
    values.Name === original.Name
      ? []
      : [
          {
            id: 'vpcLink',
            operation: 'UpdateVpcLink',
            label: title,
            input: { VpcLinkId, Name: values.Name },
          },
        ];
  const tags = tagCalls(vpcLinkArn(region, VpcLinkId), original.Tags ?? {}, fromEntries(values.Tags));
  return { title, calls: [...rename, ...tags] };
}

export function toDelete(link: VpcLink): Plan {
  const title = `Delete VPC link ${link.Name}`;
  return {
    title,
    calls: [
      { id: 'vpcLink', operation: 'DeleteVpcLink', label: title, input: { VpcLinkId: link.VpcLinkId } },
    ],
  };
}

/** What is against these values. */
export function issues(values: VpcLinkValues): Issue[] {
  return [
    ...checkVpcLink({ ...values, Tags: fromEntries(values.Tags) }),
    ...repeatedIssues(values, ['Tags'], 'tags.key.repeated'),
  ];
}
