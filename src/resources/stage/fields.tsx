import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormContext, useWatch } from 'react-hook-form';
import { SelectField, TextAreaField, TextField, ToggleField } from '../../forms/fields';
import { EntriesField } from '../../forms/list-fields';
import { TagsField } from '../../forms/tags-field';
import { deploymentSummary, newestFirst } from '../../service/deployments';
import { QUOTAS } from '../../service/rules/quotas';
import { AccessLogFields } from './access-log-fields';
import { ConfirmZero } from './confirm-zero';
import { LOGGING_LEVELS } from './logging-levels';
import type { StageContext, StageValues } from './model';
import { RouteSettingsField } from './route-settings-field';
import { blocksAll } from './settings-model';

/** @param nameFixed the stage exists, so its name is immutable */
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
              required
              placeholder="prod"
              constraint="The first segment of the path; $default (HTTP APIs) uses the root path. It cannot be changed later."
            />
          )}
          <TextAreaField<StageValues> name="Description" label="Description" rows={2} />
          <ToggleField<StageValues>
            name="AutoDeploy"
            label="Automatic deployment"
            description="Changes to the API are deployed to this stage automatically."
          />
          <SelectField<StageValues>
            name="DeploymentId"
            label="Deployment"
            placeholder="None yet"
            empty="This API has no deployments."
            disabledReason={autoDeploy ? "Can't be updated if autoDeploy is enabled" : undefined}
            options={context.deployments.toSorted(newestFirst).map((deployment) => ({
              value: deployment.DeploymentId ?? '',
              label: deployment.DeploymentId ?? '',
              description: deploymentSummary(deployment, new Date()),
            }))}
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
          constraint="Use them as ${stageVariables.name} in integrations. Up to 100; do not store secrets."
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
  const [ThrottlingBurstLimit, ThrottlingRateLimit] = useWatch({
    control,
    name: ['ThrottlingBurstLimit', 'ThrottlingRateLimit'],
  });
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="For routes without their own settings. Empty: the account limits apply."
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
        {blocksAll({ ThrottlingBurstLimit, ThrottlingRateLimit }) && (
          <ConfirmZero label="Reject all requests to this stage" />
        )}
        <ToggleField<StageValues>
          name="DetailedMetricsEnabled"
          label="Detailed metrics"
          description="Per-route CloudWatch metrics. CloudWatch charges apply."
        />
        {context.protocol === 'WEBSOCKET' && (
          <SpaceBetween size="l">
            <SelectField<StageValues>
              name="LoggingLevel"
              label="Execution logging"
              options={LOGGING_LEVELS}
              constraint="Requires a CloudWatch Logs role in the account settings, which only the REST API control plane can set."
            />
            <ToggleField<StageValues>
              name="DataTraceEnabled"
              label="Data trace"
              description="Logs complete messages, which may contain personal data."
            />
            <TextField<StageValues>
              name="ClientCertificateId"
              label="Client certificate ID"
              constraint="The certificate that API Gateway presents to backends."
            />
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  );
}
