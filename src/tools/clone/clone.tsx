import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { sourceOptions } from '../../client/cache/configuration';
import type { Connection } from '../../client/connection/connection';
import { allConnections } from '../../client/connection/definitions';
import { ConnectionContext, useConnection } from '../../client/connection/use-connection';
import { useApiBreadcrumbs } from '../../resources/shared/breadcrumbs';
import { useIds } from '../../resources/shared/use-ids';
import { references } from '../../service/configuration/rewrite';
import type { Configuration } from '../../service/configuration/value';
import { isRegion } from '../../service/region';
import { PropertyListSkeleton } from '../../ui/property-list';
import { Screen } from '../../ui/screen';
import { type CloneValues, clonedConfiguration, nameProblem, suggestedReplacements } from './model';
import { ReplacementList } from './replacement-list';
import { RunClone } from './run-clone';

/** Creates a copy of an API, on this connection or on another one. */
export function Component() {
  const { apiId } = useIds('apiId');
  const connection = useConnection();
  const source = useQuery({ ...sourceOptions({ connection, apiId }), throwOnError: true });
  return (
    <Screen
      title="Clone API"
      crumbs={useApiBreadcrumbs(apiId)}
      width="form"
      description="Creates a new API from the latest configuration. Deployments, API mappings and permissions of functions are not copied."
    >
      {source.data ? (
        <CloneForm apiId={apiId} configuration={source.data.configuration} connection={connection} />
      ) : (
        <PropertyListSkeleton />
      )}
    </Screen>
  );
}

interface CloneFormProps {
  apiId: string;
  configuration: Configuration;
  connection: Connection;
}

function CloneForm({ apiId, configuration, connection }: CloneFormProps) {
  const connections = [connection, ...allConnections().filter(({ id }) => id !== connection.id)];
  // The source is what the screen began with: a later read does not change what the user looks at.
  const [original] = useState(configuration);
  const found = useMemo(() => references(original), [original]);
  const [target, setTarget] = useState(connection);
  // A plan that has begun stays with its connection.
  const [started, setStarted] = useState(false);
  const [values, setValues] = useState<CloneValues>({
    name: `${String(original.api.Name)} copy`,
    withStages: true,
    replacements: {},
  });
  const replacements = useMemo(
    () => suggestedReplacements(found, values.replacements, connection.region, target.region),
    [found, values.replacements, connection.region, target.region],
  );
  const cloned = useMemo(
    () => clonedConfiguration(original, values, replacements),
    [original, values, replacements],
  );
  const nameError = nameProblem(original, values.name);
  const regionError = isRegion(target.region)
    ? undefined
    : `${target.region || 'Empty'} is not a valid Region.`;
  const problem =
    nameError ??
    regionError ??
    (replacements.some(({ replacement }) => replacement === '') ? 'A replacement is empty.' : undefined);
  const stageCount = Object.keys(original.stages).length;
  const options = connections.map(({ id, name }) => ({ value: id, label: name }));
  const chooseTarget = (id: string | undefined) =>
    setTarget(connections.find((one) => one.id === id) ?? connection);
  return (
    <SpaceBetween size="l">
      <Container>
        <SpaceBetween size="l">
          <FormField label="Name" errorText={nameError}>
            <Input
              value={values.name}
              onChange={({ detail }) => setValues({ ...values, name: detail.value })}
            />
          </FormField>
          <FormField label="Connection" description="The account that the new API is created in.">
            <Select
              selectedOption={{ value: target.id, label: target.name }}
              options={options}
              disabled={started}
              onChange={({ detail }) => chooseTarget(detail.selectedOption.value)}
            />
          </FormField>
          <FormField label="Region" errorText={regionError}>
            <Input
              value={target.region}
              disabled={started}
              onChange={({ detail }) => setTarget({ ...target, region: detail.value.trim() })}
            />
          </FormField>
          {stageCount > 0 && (
            <Checkbox
              checked={values.withStages}
              description="With settings, stage variables and tags. Only stages with automatic deployment serve requests at once."
              onChange={({ detail }) => setValues({ ...values, withStages: detail.checked })}
            >
              Stages
            </Checkbox>
          )}
        </SpaceBetween>
      </Container>
      {found.length > 0 && (
        <ReplacementList
          replacements={replacements}
          onChange={(changed) =>
            setValues({ ...values, replacements: { ...values.replacements, ...changed } })
          }
        />
      )}
      <ConnectionContext value={target}>
        <RunClone
          key={`${target.id}/${target.region}`}
          sourceId={apiId}
          isElsewhere={target.id !== connection.id || target.region !== connection.region}
          configuration={cloned}
          problem={problem}
          onStart={() => setStarted(true)}
        />
      </ConnectionContext>
    </SpaceBetween>
  );
}
