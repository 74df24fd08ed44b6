import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormContext, useWatch } from 'react-hook-form';
import { CheckboxField, SelectField, TextAreaField, TextField, ToggleField } from '../../forms/fields';
import { EntriesField } from '../../forms/list-fields';
import { TagsField } from '../../forms/tags-field';
import { QUOTAS } from '../../service/rules/quotas';
import { AccessLogFields } from './access-log-fields';
import { LOGGING_LEVELS } from './logging';
import type { StageContext, StageValues } from './model';
import { RouteSettingsField } from './route-settings-field';
import { blocksAll } from './settings-model';

/** All members of a stage that these forms know; `nameFixed`: it exists already. */
export function StageFields({ context, nameFixed }: { context: StageContext; nameFixed: boolean }) {
  const { control } = useFormContext<StageValues>();
  const autoDeploy = useWatch({ control, name: 'AutoDeploy' });
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Stage</Header>}>
        <SpaceBetween size="l">
          {!nameFixed && (
            <TextField<StageValues>
              name="StageName"
              label="Stage name"
              placeholder="prod"
              constraint="The first segment of the path; $default (HTTP APIs) serves from the root. It cannot be changed later."
            />
          )}
          <TextAreaField<StageValues> name="Description" label="Description" rows={2} />
          <ToggleField<StageValues>
            name="AutoDeploy"
            label="Automatic deployment"
            description="Every change of the API is live on this stage at once."
          />
          <SelectField<StageValues>
            name="DeploymentId"
            label="Deployment"
            placeholder="None yet"
            empty="This API has no deployments."
            disabledReason={autoDeploy ? "Can't be updated if autoDeploy is enabled" : undefined}
            options={[...context.deploymentIds].map((value) => ({ value, label: value }))}
          />
        </SpaceBetween>
      </Container>
      <Throttling context={context} />
      <RouteSettingsField context={context} />
      <AccessLogFields context={context} />
      <Container header={<Header variant="h2">Stage variables</Header>}>
        <EntriesField<StageValues>
          name="StageVariables"
          label="Stage variables"
          noun="variable"
          keyLabel="Name"
          quota={QUOTAS.variablesPerStage}
          constraint="Read as ${stageVariables.name} in integrations. Up to 100; no secrets."
        />
      </Container>
      <Container header={<Header variant="h2">Tags</Header>}>
        <TagsField<StageValues> name="Tags" quota={QUOTAS.tagsPerResource} />
      </Container>
    </SpaceBetween>
  );
}

function Throttling({ context }: { context: StageContext }) {
  const { control } = useFormContext<StageValues>();
  const [ThrottlingBurstLimit, ThrottlingRateLimit, rows] = useWatch({
    control,
    name: ['ThrottlingBurstLimit', 'ThrottlingRateLimit', 'RouteSettings'],
  });
  const blocksStage = blocksAll({ ThrottlingBurstLimit, ThrottlingRateLimit });
  const blocks = blocksStage || rows.some(blocksAll);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="For routes without settings of their own. Empty: the account's limits apply."
        >
          Default route settings
        </Header>
      }
    >
      <SpaceBetween size="l">
        <TextField<StageValues>
          name="ThrottlingRateLimit"
          label="Rate limit, requests per second"
          type="number"
          placeholder="Not configured"
        />
        <TextField<StageValues>
          name="ThrottlingBurstLimit"
          label="Burst limit, requests"
          type="number"
          placeholder="Not configured"
        />
        {blocks && (
          <Alert type="error" header="A limit of 0 refuses every request with 429">
            <CheckboxField<StageValues>
              name="blockAll"
              label={
                blocksStage ? 'Refuse all requests on this stage' : 'Refuse all requests to these routes'
              }
            />
          </Alert>
        )}
        <ToggleField<StageValues>
          name="DetailedMetricsEnabled"
          label="Detailed metrics"
          description="Per-route CloudWatch metrics, charged by CloudWatch."
        />
        {context.protocol === 'WEBSOCKET' && (
          <SpaceBetween size="l">
            <SelectField<StageValues>
              name="LoggingLevel"
              label="Execution logging"
              options={LOGGING_LEVELS}
              constraint="Needs a CloudWatch Logs role in the account's settings, which the API of REST APIs sets."
            />
            <ToggleField<StageValues>
              name="DataTraceEnabled"
              label="Data trace"
              description="Logs whole messages; they may hold personal data."
            />
            <TextField<StageValues>
              name="ClientCertificateId"
              label="Client certificate ID"
              constraint="The certificate that API Gateway shows to backends."
            />
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  );
}
