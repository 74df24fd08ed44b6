import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormContext, useWatch } from 'react-hook-form';
import { useAll } from '../../client/cache/queries';
import { WITHOUT_STAGE } from '../../service/rules/integration-presets';
import { LinkField, ListenerField, ServerNameField } from '../shared/backend-fields';
import type { IntegrationValues } from './model';

/** A backend behind a VPC link. */
export function PrivateFields() {
  const links = useAll('vpcLink', {});
  const { control, setValue } = useFormContext<IntegrationValues>();
  const mappings = useWatch({ control, name: 'RequestParameters' });
  const mapped = mappings.some(({ key }) => key === WITHOUT_STAGE.key);
  return (
    <SpaceBetween size="l">
      <LinkField<IntegrationValues> name="ConnectionId" links={links} />
      <ListenerField<IntegrationValues> name="IntegrationUri" />
      <ServerNameField<IntegrationValues> name="ServerNameToVerify" />
      {!mapped && (
        <div>
          <Button
            formAction="none"
            onClick={() => setValue('RequestParameters', [...mappings, WITHOUT_STAGE], { shouldDirty: true })}
          >
            Remove the stage from the path
          </Button>
        </div>
      )}
    </SpaceBetween>
  );
}
