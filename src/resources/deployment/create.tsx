import type { Deployment, ProtocolType, Stage } from '@aws-sdk/client-apigatewayv2';
import Alert from '@cloudscape-design/components/alert';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { useSearchParams } from 'react-router';
import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useAll, useItem } from '../../client/cache/queries';
import { saveConfiguration } from '../../client/cache/saved-configurations';
import { useConnection } from '../../client/connection/use-connection';
import { SelectField, TextAreaField } from '../../forms/fields';
import { notify } from '../../ui/notify';
import { useStoredSwitch } from '../../ui/use-stored-switch';
import { DeploymentChanges } from '../../views/deployment-changes';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import { CreateScreen } from '../shared/create-screen';
import { useIds } from '../shared/use-ids';
import { type DeploymentContext, type DeploymentValues, deploymentForm } from './model';

/** Deploys the current configuration of the API, to a stage or to none. */
export function Component() {
  const { apiId } = useIds('apiId');
  const [search] = useSearchParams();
  const stageName = search.get('stage') ?? '';
  const list = paths.deployment.list(apiId);
  const saving = useSaveConfiguration(apiId);
  return (
    <CreateScreen
      form={deploymentForm}
      context={useContext(apiId)}
      start={() => ({ StageName: stageName })}
      crumbs={useApiBreadcrumbs(apiId, listScreen('deployment', apiId))}
      cancelHref={stageName ? paths.stage.detail(apiId, stageName) : list}
      description="A snapshot of the API's current routes, integrations and authorizers. Later changes do not affect it."
      submitLabel={({ StageName }) => (StageName ? 'Deploy' : 'Create deployment')}
      successText={({ StageName }) =>
        StageName ? `Stage ${StageName} serves the new deployment.` : 'The deployment is created.'
      }
      onCreated={saving.save}
      goTo={({ DeploymentId = '' }, { StageName }) =>
        StageName ? paths.stage.detail(apiId, StageName) : paths.deployment.detail(apiId, DeploymentId)
      }
    >
      {({ api }) => (
        <Fields apiId={apiId} stages={api?.stages ?? []} protocol={api?.protocol}>
          <Checkbox
            checked={saving.isOn}
            description="In this browser, under Saved configurations: to compare with it or to restore it later."
            onChange={({ detail }) => saving.turn(detail.checked)}
          >
            Save the configuration
          </Checkbox>
        </Fields>
      )}
    </CreateScreen>
  );
}

function useContext(apiId: string): DeploymentContext | undefined {
  const api = useItem('api', { ApiId: apiId });
  const stages = useAll('stage', { ApiId: apiId });
  const routes = useAll('route', { ApiId: apiId });
  if (!api?.ProtocolType || !stages || !routes) return undefined;
  return { apiId, api: { protocol: api.ProtocolType, stages, routeCount: routes.length } };
}

/** Whether a deployment saves the configuration that it deploys; the choice is kept. */
function useSaveConfiguration(apiId: string) {
  const connection = useConnection();
  const { isOn, turn } = useStoredSwitch('save-at-deployment');
  const save = ({ DeploymentId = '' }: Deployment, { StageName }: DeploymentValues) => {
    if (!isOn) return;
    const name = [StageName, DeploymentId].filter((part) => part !== '').join(' ');
    saveConfiguration({ connection, apiId }, { name }, DeploymentId).then(
      () => notify('success', `Configuration ${name} is saved in this browser.`),
      (error: unknown) =>
        notify('error', `The configuration is not saved. ${error instanceof Error ? error.message : error}`),
    );
  };
  return { isOn, turn, save };
}

function Fields(props: {
  apiId: string;
  stages: readonly Stage[];
  protocol: ProtocolType | undefined;
  children: ReactNode;
}) {
  const { apiId, stages, protocol } = props;
  const stageName = useWatch<DeploymentValues, 'StageName'>({ name: 'StageName' });
  const chosen = stages.find(({ StageName }) => StageName === stageName);
  return (
    <Container>
      <SpaceBetween size="l">
        <SelectField<DeploymentValues>
          name="StageName"
          label="Stage"
          options={[
            { value: '', label: 'None: only create the deployment' },
            ...stages.map(({ StageName = '', AutoDeploy, DeploymentId }) => ({
              value: StageName,
              label: StageName,
              description: DeploymentId ? `Currently deployed: ${DeploymentId}` : 'No deployment yet',
              disabled: AutoDeploy ?? false,
              ...(AutoDeploy ? { disabledReason: 'Automatic deployment is enabled for this stage.' } : {}),
            })),
          ]}
        />
        {chosen?.DeploymentId && (
          <Alert type="info">
            Stage {chosen.StageName} currently serves deployment {chosen.DeploymentId}; the new one replaces
            it immediately.
          </Alert>
        )}
        {chosen?.DeploymentId && protocol && (
          <DeploymentChanges key={stageName} apiId={apiId} protocol={protocol} stage={chosen} />
        )}
        <TextAreaField<DeploymentValues>
          name="Description"
          label="Description"
          rows={2}
          constraint="Describe what changed. Up to 1,024 characters."
        />
        {props.children}
      </SpaceBetween>
    </Container>
  );
}
