import type { VpcLink } from '@aws-sdk/client-apigatewayv2';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Labelled, TextField } from '../../forms/fields';
import { TokensField } from '../../forms/list-fields';
import { TagsField } from '../../forms/tags-field';
import { QUOTAS } from '../../service/rules/quotas';
import { Code } from '../../ui/mono';
import type { VpcLinkValues } from './model';

const IMMUTABLE = 'It cannot be changed after creation.';

/** @param existing the VPC link exists, so its network is immutable */
export function VpcLinkFields({ existing }: { existing?: VpcLink }) {
  return (
    <SpaceBetween size="l">
      <TextField<VpcLinkValues> name="Name" label="Name" required constraint="1 to 128 characters." />
      {existing ? (
        <SpaceBetween size="l">
          <Labelled label="Subnets" error={undefined} constraint={IMMUTABLE}>
            <Code text={existing.SubnetIds?.join(', ')} />
          </Labelled>
          <Labelled label="Security groups" error={undefined} constraint={IMMUTABLE}>
            <Code text={existing.SecurityGroupIds?.join(', ') || 'None'} />
          </Labelled>
        </SpaceBetween>
      ) : (
        <SpaceBetween size="l">
          <TokensField<VpcLinkValues>
            name="SubnetIds"
            label="Subnets"
            required
            noun="subnet"
            placeholder="subnet-0a1b2c3d4e5f67890"
            constraint={`1 to 10, in the VPC of the backend. ${IMMUTABLE}`}
          />
          <TokensField<VpcLinkValues>
            name="SecurityGroupIds"
            label="Security groups"
            noun="security group"
            placeholder="sg-0a1b2c3d4e5f67890"
            constraint={IMMUTABLE}
          />
        </SpaceBetween>
      )}
      <TagsField<VpcLinkValues> name="Tags" quota={QUOTAS.tagsPerResource} />
    </SpaceBetween>
  );
}
