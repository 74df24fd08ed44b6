import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormContext, useWatch } from 'react-hook-form';
import { useAll } from '../../api/queries';
import { SelectField, TextField } from '../../form/fields';
import type { IntegrationValues } from './values';

const WITHOUT_STAGE = { key: 'overwrite:path', value: '$request.path' };

/** A backend behind a VPC link. */
export function PrivateFields() {
  const links = useAll('vpcLink', {});
  const { control, setValue } = useFormContext<IntegrationValues>();
  const mappings = useWatch({ control, name: 'RequestParameters' });
  const mapped = mappings.some(({ key }) => key === WITHOUT_STAGE.key);
  return (
    <SpaceBetween size="l">
      <SelectField<IntegrationValues>
        name="ConnectionId"
        label="VPC link"
        placeholder="Choose a VPC link"
        loading={links === undefined}
        empty="This account and region has no VPC links."
        filter={(links?.length ?? 0) > 5}
        options={(links ?? []).map(({ VpcLinkId = '', Name = '', VpcLinkStatus }) => ({
          value: VpcLinkId,
          label: Name,
          description: `${VpcLinkId} · ${VpcLinkStatus}`,
        }))}
      />
      <TextField<IntegrationValues>
        name="IntegrationUri"
        label="Listener or service ARN"
        placeholder="arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/…"
        constraint="The listener of a load balancer, or a Cloud Map service."
      />
      <TextField<IntegrationValues>
        name="ServerNameToVerify"
        label="Server name to verify"
        placeholder="internal.example.com"
        constraint="With it API Gateway calls by HTTPS and checks the certificate for this name."
      />
      {!mapped && (
        <div>
          <Button
            formAction="none"
            onClick={() => setValue('RequestParameters', [...mappings, WITHOUT_STAGE], { shouldDirty: true })}
          >
            Leave the stage out of the path
          </Button>
        </div>
      )}
    </SpaceBetween>
  );
}
