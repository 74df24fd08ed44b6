import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import { connectionKey } from '../../client/connection/clients';
import type { Connection } from '../../client/connection/connection';
import { loadMappingsByDomain } from '../../resources/shared/api-mappings';
import type { StageMapping } from '../../service/configuration/create-api';
import { mappedAddress } from '../../service/mapped-address';
import type { MappingProblem, TakenKeys } from './model';
import styles from './stage-mappings.module.css';

interface MappingsProps {
  taken: ReturnType<typeof useTakenKeys>;
  stages: readonly string[];
  mappings: readonly StageMapping[];
  /** What is wrong with each, at its place. */
  problems: readonly (MappingProblem | undefined)[];
  onChange: (mappings: readonly StageMapping[]) => void;
}

/**
 * The domain names of a connection and the keys that are taken on each: one call for the domain names and one for each.
 * @param isOn false: nothing is read
 */
export function useTakenKeys(connection: Connection, isOn: boolean) {
  return useQuery<TakenKeys>({
    queryKey: [connectionKey(connection), 'taken-mapping-keys'],
    queryFn: () => loadMappingsByDomain(connection),
    staleTime: 0,
    gcTime: 0,
    throwOnError: false,
    enabled: isOn,
  });
}

/** API mappings that the new API gets, at domain names of the target connection. */
export function StageMappings({ taken, stages, mappings, problems, onChange }: MappingsProps) {
  const change = (index: number, part: Partial<StageMapping>) =>
    onChange(mappings.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const domains = [...(taken.data?.keys() ?? [])];
  return (
    <SpaceBetween size="s">
      {taken.error && (
        <StatusIndicator type="error">
          The domain names of the target could not be read. {taken.error.message}{' '}
          <Button variant="inline-link" onClick={() => void taken.refetch()}>
            Retry
          </Button>
        </StatusIndicator>
      )}
      {mappings.map((mapping, index) => {
        const issue = problems[index];
        const address = mappedAddress(mapping.DomainName, mapping.ApiMappingKey);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place.
          <div key={index} className={styles.row}>
            <FormField label="Domain name" errorText={issue?.member === 'DomainName' && issue.message}>
              <Select
                selectedOption={
                  mapping.DomainName ? { value: mapping.DomainName, label: mapping.DomainName } : null
                }
                options={domains.map((value) => ({ value, label: value }))}
                placeholder="Choose a domain name"
                statusType={taken.isFetching ? 'loading' : 'finished'}
                loadingText="Loading domain names"
                empty="The target connection has no domain names."
                onChange={({ detail }) => change(index, { DomainName: detail.selectedOption.value ?? '' })}
              />
            </FormField>
            <FormField label="Path" errorText={issue?.member === 'ApiMappingKey' && issue.message}>
              <Input
                value={mapping.ApiMappingKey}
                placeholder="orders/v2"
                onChange={({ detail }) => change(index, { ApiMappingKey: detail.value })}
              />
            </FormField>
            <FormField label="Stage" errorText={issue?.member === 'Stage' && issue.message}>
              <Select
                selectedOption={mapping.Stage ? { value: mapping.Stage, label: mapping.Stage } : null}
                options={stages.map((value) => ({ value, label: value }))}
                placeholder="Choose a stage"
                onChange={({ detail }) => change(index, { Stage: detail.selectedOption.value ?? '' })}
              />
            </FormField>
            <div className={styles.remove}>
              <Button
                iconName="close"
                variant="icon"
                ariaLabel={`Remove API mapping ${address}`}
                onClick={() => onChange(mappings.filter((_, at) => at !== index))}
              />
            </div>
          </div>
        );
      })}
      <Button
        iconName="add-plus"
        onClick={() =>
          onChange([
            ...mappings,
            {
              DomainName: domains.length === 1 ? (domains[0] ?? '') : '',
              ApiMappingKey: '',
              Stage: stages[0] ?? '',
            },
          ])
        }
      >
        Add API mapping
      </Button>
    </SpaceBetween>
  );
}
