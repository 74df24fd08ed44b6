import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormContext, useWatch } from 'react-hook-form';
import { useAll } from '../../client/cache/queries';
import { SelectField, TextField } from '../../forms/fields';
import type { ApiMappingContext, ApiMappingValues } from './model';

/** The members of an API mapping; API and stage are picked by name. */
export function ApiMappingFields({ context }: { context: ApiMappingContext }) {
  const { control, setValue } = useFormContext<ApiMappingValues>();
  const apiId = useWatch({ control, name: 'ApiId' });
  const stages = useAll('stage', { ApiId: apiId }, { enabled: apiId !== '' });

  return (
    <SpaceBetween size="l">
      <TextField<ApiMappingValues>
        name="ApiMappingKey"
        label="Path"
        placeholder="orders/v2"
        constraint={`The path after ${context.domainName}/. If empty, the mapping catches all requests that no other mapping matches. Multiple levels: HTTP APIs only.`}
      />
      <SelectField<ApiMappingValues>
        name="ApiId"
        label="API"
        required
        placeholder="Choose an API"
        filter={context.apis.length > 5}
        empty="There are no APIs in this account and Region."
        // A stage belongs to one API.
        onChosen={() => setValue('Stage', '')}
        options={context.apis.map(({ ApiId = '', Name = '', ProtocolType }) => ({
          value: ApiId,
          label: Name,
          description: `${ProtocolType === 'WEBSOCKET' ? 'WebSocket' : ProtocolType} · ${ApiId}`,
        }))}
      />
      <SelectField<ApiMappingValues>
        name="Stage"
        label="Stage"
        required
        placeholder="Choose a stage"
        loading={apiId !== '' && stages === undefined}
        empty={apiId === '' ? 'Choose an API first.' : 'This API has no stages.'}
        options={(apiId === '' ? [] : (stages ?? [])).map(({ StageName = '' }) => ({
          value: StageName,
          label: StageName,
        }))}
      />
    </SpaceBetween>
  );
}
