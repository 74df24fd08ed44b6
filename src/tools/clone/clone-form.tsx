import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import type { Connection } from '../../client/connection/connection';
import { allConnections } from '../../client/connection/definitions';
import { ConnectionContext } from '../../client/connection/use-connection';
import { canDeploy } from '../../service/configuration/create-api';
import { references, suggestedReplacements } from '../../service/configuration/rewrite';
import type { Configuration } from '../../service/configuration/value';
import { isRegion } from '../../service/region';
import { ReplacementFields, replacementSummary } from '../../views/replacement-fields';
import { type CloneValues, clonedConfiguration, mappingProblem, nameProblem } from './model';
import { RunClone } from './run-clone';
import { StageMappings, useTakenKeys } from './stage-mappings';

interface CloneFormProps {
  configuration: Configuration;
  /** Where the source is: its Region is the one that the target's replaces. */
  fromRegion: string;
  connection: Connection;
  name: string;
  submitLabel: string;
  cancelHref: string;
  /** Compares the source with the new API; undefined where no screen can show both. */
  changesHref: (created: { id: string; connection: Connection }) => string | undefined;
}

/** The form of a new API from a configuration: its name, its place, what it names outside of itself. */
export function CloneForm(props: CloneFormProps) {
  const { configuration, connection, fromRegion } = props;
  const connections = [connection, ...allConnections().filter(({ id }) => id !== connection.id)];
  // The source is what the screen began with: a later read does not change what the user looks at.
  const [original] = useState(configuration);
  const found = useMemo(() => references(original), [original]);
  const [target, setTarget] = useState(connection);
  // A plan that has begun stays with its connection.
  const [started, setStarted] = useState(false);
  const [values, setValues] = useState<CloneValues>({
    name: props.name,
    withStages: true,
    isDeployed: false,
    mappings: [],
    replacements: {},
  });
  const replacements = useMemo(
    () => suggestedReplacements(found, values.replacements, fromRegion, target.region),
    [found, values.replacements, fromRegion, target.region],
  );
  const cloned = useMemo(
    () => clonedConfiguration(original, values, replacements),
    [original, values, replacements],
  );
  const extras = useMemo(
    () => ({ isDeployed: values.withStages && values.isDeployed, mappings: values.mappings }),
    [values.withStages, values.isDeployed, values.mappings],
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
  const stageNames = values.withStages ? Object.keys(original.stages) : [];
  const { mappings } = values;
  const taken = useTakenKeys(target, mappings.length > 0 && isRegion(target.region));
  const facts = { protocol: original.protocol, stages: stageNames, taken: taken.data };
  const problems = mappings.map((_, index) => mappingProblem(mappings, index, facts));
  const isMappingWrong = problems.some((one) => one !== undefined);
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
              description="With settings, stage variables and tags. Those with automatic deployment serve requests at once."
              onChange={({ detail }) => setValues({ ...values, withStages: detail.checked })}
            >
              Stages
            </Checkbox>
          )}
          {stageNames.length > 0 && canDeploy(original) && (
            <Checkbox
              checked={values.isDeployed}
              description="The other stages serve it at once."
              onChange={({ detail }) => setValues({ ...values, isDeployed: detail.checked })}
            >
              Deployment
            </Checkbox>
          )}
        </SpaceBetween>
      </Container>
      {stageCount > 0 && (
        <Container
          header={
            <Header
              variant="h2"
              description="Addresses of the new API’s stages. The domain names must be on the target connection."
            >
              API mappings
            </Header>
          }
        >
          <StageMappings
            taken={taken}
            stages={stageNames}
            mappings={mappings}
            problems={problems}
            onChange={(changed) => setValues({ ...values, mappings: changed })}
          />
        </Container>
      )}
      {found.length > 0 && (
        <Container
          header={
            <Header variant="h2" description={replacementSummary(replacements)}>
              Replacements
            </Header>
          }
        >
          <ReplacementFields
            replacements={replacements}
            onChange={(changed) =>
              setValues({ ...values, replacements: { ...values.replacements, ...changed } })
            }
          />
        </Container>
      )}
      <ConnectionContext value={target}>
        <RunClone
          key={`${target.id}/${target.region}`}
          cancelHref={props.cancelHref}
          changesHref={props.changesHref}
          submitLabel={props.submitLabel}
          isElsewhere={target.id !== connection.id || target.region !== connection.region}
          configuration={cloned}
          extras={extras}
          problem={problem ?? (isMappingWrong ? 'An API mapping is incomplete.' : undefined)}
          onStart={() => setStarted(true)}
        />
      </ConnectionContext>
    </SpaceBetween>
  );
}
