import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { sourceOptions } from '../../client/cache/configuration';
import { useConnection } from '../../client/connection/use-connection';
import { useApiBreadcrumbs } from '../../resources/shared/breadcrumbs';
import { StageAddresses } from '../../resources/shared/stage-addresses';
import { useIds } from '../../resources/shared/use-ids';
import { useMappedAddresses } from '../../resources/shared/use-mapped-addresses';
import { commonLacks, project } from '../../service/configuration/project';
import type { Source } from '../../service/configuration/source';
import { compareForDiagram } from '../../service/diagram/compare';
import { diagramOf } from '../../service/diagram/diagram-of';
import { useUrlMembers } from '../../table/url-members';
import { useDebouncedText } from '../../table/url-state';
import { PropertyListSkeleton } from '../../ui/property-list';
import { Screen } from '../../ui/screen';
import { changesPath } from '../../views/changes-path';
import styles from './diagram.module.css';
import { DiagramView } from './diagram-view';
import { configurationOf, stageOf, stageOptions } from './stage-option';
import { useConfiguration } from './use-configuration';
import { useCachedFindings } from './use-findings';

/** An API as a graph: what leads to it, and where its requests go. */
export function Component() {
  const { apiId } = useIds('apiId');
  const connection = useConnection();
  const latest = useQuery({ ...sourceOptions({ connection, apiId }), throwOnError: true });
  return (
    <Screen
      title="Diagram"
      crumbs={useApiBreadcrumbs(apiId)}
      description="The path of a request: API mappings and stages, routes and their authorization, integrations and their targets."
    >
      {latest.data ? <Loaded apiId={apiId} latest={latest.data} /> : <PropertyListSkeleton />}
    </Screen>
  );
}

function Loaded({ apiId, latest }: { apiId: string; latest: Source }) {
  const connection = useConnection();
  const mapped = useMappedAddresses(connection);
  const [params, set] = useUrlMembers();
  const [typed, setTyped] = useDebouncedText(params.get('path') ?? '', (path) => set({ path }));
  const findings = useCachedFindings(apiId);
  const stages = useMemo(
    () =>
      Object.fromEntries(
        Object.entries(latest.origin?.stages ?? {}).map(([name, { resource }]) => [name, resource]),
      ),
    [latest],
  );
  const context = { apiId, latest, stages };
  const value = configurationOf(params.get('stage')) ?? 'latest';
  const compared = configurationOf(params.get('compare'));
  const shown = useConfiguration(value, context);
  // With itself there is nothing to compare.
  const other = useConfiguration(compared === value ? null : compared, context);
  const { stage, source } = shown;
  const isComparing = other.source !== undefined || (compared !== null && compared !== value);
  const drawn = useMemo(() => {
    if (!source || (isComparing && !other.source)) return undefined;
    const both = other.source && compareForDiagram(other.source, source);
    const diagram = diagramOf(both?.configuration ?? source.configuration, {
      stage,
      stages,
      domains: mapped.found?.filter((one) => one.apiId === apiId),
      changes: both?.changes,
    });
    const lacks = [...commonLacks(latest, source), ...(other.source?.lacks ?? [])];
    // What an export lacks is not part of the keys by which its resources are found.
    return { diagram, origin: project(latest, lacks).origin };
  }, [source, other.source, isComparing, latest, stage, stages, mapped.found, apiId]);
  const failed = [shown, other].find(({ problem, error }) => problem !== undefined || error);
  return (
    <SpaceBetween size="l">
      <div className={styles.controls}>
        <ConfigurationSelect
          label="Configuration"
          value={value}
          options={stageOptions(stages, latest.configuration.protocol)}
          onChange={(chosen) => set({ stage: chosen })}
        />
        <ConfigurationSelect
          label="Compare with"
          value={isComparing ? (compared ?? '') : ''}
          options={[
            { value: '', label: 'Nothing' },
            ...stageOptions(stages, latest.configuration.protocol).filter((one) => one.value !== value),
          ]}
          onChange={(chosen) => set({ compare: chosen })}
        />
        <FormField label="Routes">
          <Input
            type="search"
            value={typed}
            placeholder="All routes, or those with this text"
            clearAriaLabel="Clear the routes"
            onChange={({ detail }) => setTyped(detail.value)}
          />
        </FormField>
        {!mapped.found && (
          <SpaceBetween size="xxs">
            <Box variant="awsui-key-label">API mappings</Box>
            <StageAddresses mapped={mapped} apiId={apiId} stage="" />
          </SpaceBetween>
        )}
      </div>
      {failed?.problem !== undefined ? (
        <Alert type="info" header={`What stage ${failed.stage} serves cannot be drawn`}>
          {failed.problem}
        </Alert>
      ) : failed?.error ? (
        <Alert
          type="error"
          header="The configuration could not be read"
          action={<Button onClick={failed.retry}>Retry</Button>}
        >
          {failed.error.message}
        </Alert>
      ) : drawn ? (
        <DiagramView
          {...drawn}
          apiId={apiId}
          name={String(latest.configuration.api.Name ?? apiId)}
          text={params.get('path') ?? ''}
          onShowPath={(path) => set({ path })}
          // They are about the latest configuration.
          findings={stage === undefined ? findings : undefined}
          changesHref={isComparing && compared !== null ? changesPath(apiId, compared, value) : undefined}
        />
      ) : (
        <PropertyListSkeleton />
      )}
    </SpaceBetween>
  );
}

function ConfigurationSelect(props: {
  label: string;
  value: string;
  options: readonly SelectProps.Option[];
  onChange: (value: string) => void;
}) {
  const { label, value, options, onChange } = props;
  const unknown = { value, label: `Stage ${stageOf(value)}` };
  return (
    <FormField label={label}>
      <Select
        selectedOption={options.find((one) => one.value === value) ?? unknown}
        options={options}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}
