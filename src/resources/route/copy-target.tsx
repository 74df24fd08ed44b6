import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { loadAll, useItemOptional } from '../../client/cache/queries';
import { connectionKey } from '../../client/connection/clients';
import type { Connection } from '../../client/connection/connection';
import { allConnections } from '../../client/connection/definitions';
import { ConnectionContext } from '../../client/connection/use-connection';
import { labelOf } from '../../forms/fields';
import { isRegion } from '../../service/region';

/** The API that routes are copied to; `apiId` is empty until one is chosen. */
export interface Target {
  connection: Connection;
  apiId: string;
  name: string;
}

interface CopyTargetProps {
  /** The API of the routes. */
  apiId: string;
  /** Its connection. */
  home: Connection;
  target: Target;
  disabled: boolean;
  onChange: (target: Target) => void;
}

/** Chooses an API of the same protocol, on this connection or on another one. */
export function CopyTarget(props: CopyTargetProps) {
  const { home, target, disabled, onChange } = props;
  const { connection } = target;
  const connections = [home, ...allConnections().filter(({ id }) => id !== home.id)];
  const moveTo = (next: Connection) => onChange({ connection: next, apiId: '', name: '' });
  const isValid = isRegion(connection.region);
  return (
    <SpaceBetween size="s">
      <ConnectionContext value={home}>
        <ApiField {...props} enabled={isValid} />
      </ConnectionContext>
      <ExpandableSection
        variant="footer"
        headerText={`Connection ${connection.name}, Region ${connection.region}`}
      >
        <SpaceBetween size="s">
          <FormField label="Connection">
            <Select
              selectedOption={{ value: connection.id, label: connection.name }}
              options={connections.map(({ id, name }) => ({ value: id, label: name }))}
              disabled={disabled}
              onChange={({ detail }) =>
                moveTo(connections.find(({ id }) => id === detail.selectedOption.value) ?? home)
              }
            />
          </FormField>
          <FormField
            label="Region"
            errorText={isValid ? undefined : `${connection.region || 'Empty'} is not a valid Region.`}
          >
            <Input
              value={connection.region}
              disabled={disabled}
              spellcheck={false}
              onChange={({ detail }) => moveTo({ ...connection, region: detail.value.trim() })}
            />
          </FormField>
        </SpaceBetween>
      </ExpandableSection>
    </SpaceBetween>
  );
}

function ApiField({
  apiId,
  home,
  target,
  disabled,
  onChange,
  enabled,
}: CopyTargetProps & { enabled: boolean }) {
  const { connection } = target;
  const protocol = useItemOptional('api', { ApiId: apiId })?.ProtocolType;
  const key = connectionKey(connection);
  const apis = useQuery({
    queryKey: [key, 'copy-targets'],
    queryFn: () => loadAll(connection, 'api', {}),
    enabled,
    throwOnError: false,
    gcTime: 0,
  });
  const isSource = (id: string | undefined) => id === apiId && key === connectionKey(home);
  const options = (apis.data ?? [])
    .filter(({ ApiId, ProtocolType }) => ProtocolType === protocol && !isSource(ApiId))
    .map(({ ApiId = '', Name = '' }) => ({ value: ApiId, label: Name, description: ApiId }));
  return (
    <FormField label={labelOf({ label: 'Target API', required: true })}>
      <Select
        selectedOption={target.apiId === '' ? null : { value: target.apiId, label: target.name }}
        options={options}
        placeholder="Choose an API"
        empty={`There is no other ${protocol === 'WEBSOCKET' ? 'WebSocket' : 'HTTP'} API here.`}
        ariaRequired
        disabled={disabled}
        filteringType={options.length > 5 ? 'auto' : 'none'}
        filteringAriaLabel="Find an API"
        statusType={apis.isFetching ? 'loading' : apis.error ? 'error' : 'finished'}
        loadingText="Loading APIs"
        errorText={`The APIs could not be read. ${apis.error?.message ?? ''}`}
        recoveryText="Retry"
        onLoadItems={({ detail }) => !detail.firstPage || (apis.error && void apis.refetch())}
        onChange={({ detail }) =>
          onChange({
            connection,
            apiId: detail.selectedOption.value ?? '',
            name: detail.selectedOption.label ?? '',
          })
        }
      />
    </FormField>
  );
}
