import type { Api, Stage } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useAll, useItem } from '../../client/cache/queries';
import { type SavedEntry, savedOptions } from '../../client/cache/saved-configurations';
import type { Connection } from '../../client/connection/connection';
import { allConnections } from '../../client/connection/definitions';
import { useConnection } from '../../client/connection/use-connection';
import { exactTime } from '../../lib/format';
import { useApiBreadcrumbs } from '../../resources/shared/breadcrumbs';
import { useIds } from '../../resources/shared/use-ids';
import { useUrlMembers } from '../../table/url-members';
import { PropertyListSkeleton } from '../../ui/property-list';
import { Screen } from '../../ui/screen';
import styles from './changes.module.css';
import { Comparison } from './comparison';
import { apiPlace, parsePlace } from './places';

/** Compares two configurations: the latest one, what a stage serves, a saved one, another API. */
export function Component() {
  const { apiId } = useIds('apiId');
  const api = useItem('api', { ApiId: apiId });
  const apis = useAll('api', {});
  const stages = useAll('stage', { ApiId: apiId });
  return (
    <Screen
      title="Changes"
      crumbs={useApiBreadcrumbs(apiId)}
      description="Compares two configurations: the latest one, what a stage serves, a saved one, or another API."
    >
      {api && apis && stages ? (
        <Pickers api={api} apiId={apiId} apis={apis} stages={stages} />
      ) : (
        <PropertyListSkeleton />
      )}
    </Screen>
  );
}

interface PickersProps {
  api: Api;
  apiId: string;
  apis: readonly Api[];
  stages: readonly Stage[];
}

function Pickers({ api, apiId, apis, stages }: PickersProps) {
  const connection = useConnection();
  const [params, set] = useUrlMembers();
  const served = stages.find((stage) => stage.DeploymentId && api.ProtocolType === 'HTTP');
  const from = params.get('from') ?? (served ? `stage:${served.StageName}` : 'latest');
  const to = params.get('to') ?? 'latest';
  const saved = useQuery(savedOptions).data ?? [];
  const options = optionsFor({ api, apiId, apis, stages }, connection, saved);
  const connections = [connection, ...allConnections()];
  const sides = [from, to].map((text) => ({
    text,
    label: labelOf(options, text),
    ...parsePlace(text, apiId, connection, connections),
  })) as [Side, Side];
  return (
    <SpaceBetween size="l">
      <Container>
        <div className={styles.pickers}>
          <SourceSelect
            label="From"
            value={from}
            options={options}
            onChange={(value) => set({ from: value })}
          />
          <Button ariaLabel="Swap from and to" onClick={() => set({ from: to, to: from })}>
            Swap
          </Button>
          <SourceSelect label="To" value={to} options={options} onChange={(value) => set({ to: value })} />
        </div>
      </Container>
      <Comparison key={`${from} ${to}`} from={sides[0]} to={sides[1]} fileName={`${api.Name}-changes.json`} />
    </SpaceBetween>
  );
}

type Side = Parameters<typeof Comparison>[0]['from'];

function SourceSelect(props: {
  label: string;
  value: string;
  options: SelectProps.Options;
  onChange: (value: string) => void;
}) {
  const { label, value, options, onChange } = props;
  return (
    <FormField label={label} stretch>
      <Select
        selectedOption={{ value, label: labelOf(options, value) }}
        options={options}
        filteringType="auto"
        filteringAriaLabel={`Find a configuration for ${label}`}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? 'latest')}
      />
    </FormField>
  );
}

function optionsFor(
  { api, apiId, apis, stages }: PickersProps,
  connection: Connection,
  saved: readonly SavedEntry[],
): SelectProps.Options {
  const isWebSocket = api.ProtocolType === 'WEBSOCKET';
  const comparable = apis.filter((one) => one.ApiId !== apiId && one.ProtocolType === api.ProtocolType);
  return [
    { value: 'latest', label: 'Latest configuration', description: `${api.Name}, deployed or not` },
    ...(stages.length > 0
      ? [
          {
            label: 'Stages',
            options: stages.map(({ StageName = '', DeploymentId }) => {
              const reason = isWebSocket
                ? 'API Gateway cannot export WebSocket APIs, so what the stage serves is not known.'
                : DeploymentId
                  ? undefined
                  : 'The stage has no deployment yet.';
              return {
                value: `stage:${StageName}`,
                label: `Stage ${StageName}`,
                ...(DeploymentId && { description: `Deployment ${DeploymentId}` }),
                ...(reason && { disabled: true, disabledReason: reason }),
              };
            }),
          },
        ]
      : []),
    ...savedGroup(saved, isWebSocket ? 'WEBSOCKET' : 'HTTP'),
    ...(comparable.length > 0
      ? [
          {
            label: `Other ${isWebSocket ? 'WebSocket' : 'HTTP'} APIs`,
            options: comparable.map(({ ApiId = '', Name = '' }) => ({
              value: apiPlace(connection, ApiId),
              label: `API ${Name}`,
              description: ApiId,
            })),
          },
        ]
      : []),
  ];
}

function savedGroup(saved: readonly SavedEntry[], protocol: string): SelectProps.OptionGroup[] {
  const options = saved.flatMap((entry) =>
    entry.ok && entry.saved.configuration.protocol === protocol
      ? [
          {
            value: `saved:${entry.id}`,
            label: `Saved configuration ${entry.saved.name}`,
            description: `API ${String(entry.saved.configuration.api.Name)}, ${exactTime(new Date(entry.saved.savedAt))}`,
          },
        ]
      : [],
  );
  return options.length > 0 ? [{ label: 'Saved configurations', options }] : [];
}

function labelOf(options: SelectProps.Options, value: string): string {
  const flat = options.flatMap((one) => ('options' in one ? one.options : [one])) as SelectProps.Option[];
  const known = flat.find((one) => one.value === value)?.label;
  return (
    known ??
    value
      .replace(/^stage:/, 'Stage ')
      .replace(/^api:/, 'API ')
      .replace(/^saved:/, 'Saved configuration ')
  );
}
