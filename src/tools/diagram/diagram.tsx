import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { sourceOptions } from '../../client/cache/configuration';
import { useConnection } from '../../client/connection/use-connection';
import { useApiBreadcrumbs } from '../../resources/shared/breadcrumbs';
import { StageAddresses } from '../../resources/shared/stage-addresses';
import { useIds } from '../../resources/shared/use-ids';
import { useMappedAddresses } from '../../resources/shared/use-mapped-addresses';
import { commonLacks, project } from '../../service/configuration/project';
import type { Source } from '../../service/configuration/source';
import { diagramOf } from '../../service/diagram/diagram-of';
import { useUrlMembers } from '../../table/url-members';
import { useDebouncedText } from '../../table/url-state';
import { PropertyListSkeleton } from '../../ui/property-list';
import { Screen } from '../../ui/screen';
import styles from './diagram.module.css';
import { DiagramView } from './diagram-view';
import { stageOf, stageOptions, stageProblem } from './stage-option';

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
  const { protocol } = latest.configuration;
  const stage = stageOf(params.get('stage'));
  const stages = useMemo(
    () =>
      Object.fromEntries(
        Object.entries(latest.origin?.stages ?? {}).map(([name, { resource }]) => [name, resource]),
      ),
    [latest],
  );
  const problem = stage === undefined ? undefined : stageProblem(stage, stages, protocol);
  const served = useQuery({
    ...(stage !== undefined && problem === undefined
      ? sourceOptions({ connection, apiId, stageName: stage })
      : { queryKey: ['configuration', 'none'], queryFn: skipToken }),
    throwOnError: false,
  });
  const source = stage === undefined ? latest : served.data;
  const drawn = useMemo(
    () =>
      source && {
        diagram: diagramOf(source.configuration, {
          stage,
          stages,
          domains: mapped.found?.filter((one) => one.apiId === apiId),
        }),
        // What an export lacks is not part of the keys by which its resources are found.
        origin: project(latest, commonLacks(latest, source)).origin,
      },
    [source, latest, stage, stages, mapped.found, apiId],
  );
  const options = stageOptions(stages, protocol);
  const value = stage === undefined ? 'latest' : `stage:${stage}`;
  return (
    <SpaceBetween size="l">
      <div className={styles.controls}>
        <FormField label="Configuration">
          <Select
            selectedOption={options.find((one) => one.value === value) ?? { value, label: `Stage ${stage}` }}
            options={options}
            onChange={({ detail }) => set({ stage: detail.selectedOption.value ?? 'latest' })}
          />
        </FormField>
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
      {problem !== undefined ? (
        <Alert type="info" header={`What stage ${stage} serves cannot be drawn`}>
          {problem}
        </Alert>
      ) : served.error ? (
        <Alert
          type="error"
          header="The configuration could not be read"
          action={<Button onClick={() => void served.refetch()}>Retry</Button>}
        >
          {served.error.message}
        </Alert>
      ) : drawn ? (
        <DiagramView
          {...drawn}
          apiId={apiId}
          name={String(latest.configuration.api.Name ?? apiId)}
          text={params.get('path') ?? ''}
          onShowPath={(shown) => set({ path: shown })}
        />
      ) : (
        <PropertyListSkeleton />
      )}
    </SpaceBetween>
  );
}
