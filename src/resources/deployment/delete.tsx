import type { Deployment, Stage } from '@aws-sdk/client-apigatewayv2';
import FormField from '@cloudscape-design/components/form-field';
import Link from '@cloudscape-design/components/link';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { paths } from '../../app/paths';
import { useAllOptional } from '../../client/cache/queries';
import { countOf, exactTime } from '../../lib/format';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import type { Resolution } from '../../plans/ui/resolutions';
import { moveStages } from '../../service/delete-calls';
import { notifyResult } from '../../ui/notify';
import { toDelete } from './model';

interface DeleteProps {
  apiId: string;
  deployment: Deployment;
  /** Stages that serve it; undefined while they load. */
  stages: Stage[] | undefined;
  onDone: () => void;
  onDismiss: () => void;
}

/** Deletes a deployment; stages that serve it are first moved to another one. */
export function DeleteDeployment({ apiId, deployment, stages = [], onDone, onDismiss }: DeleteProps) {
  const [chosen, setChosen] = useState('');
  const plan = toDelete(apiId, deployment);
  const names = stages.map(({ StageName = '' }) => StageName);
  // A stage with automatic deployment cannot be deployed manually (service-rules 2.4).
  const automatic = stages.filter(({ AutoDeploy }) => AutoDeploy).map(({ StageName }) => StageName);
  const moved: Resolution = {
    id: 'move',
    label: `Move ${names.length === 1 ? 'the stage' : 'the stages'} to another deployment first`,
    description:
      automatic.length > 0
        ? `Automatic deployment is enabled for ${automatic.join(', ')}. Turn it off first.`
        : 'Clients use the other deployment immediately.',
    notReady:
      automatic.length > 0 ? 'A stage with automatic deployment cannot be move.' : 'Choose a deployment.',
    plan:
      chosen === '' || automatic.length > 0
        ? undefined
        : {
            title: `Move ${countOf(names.length, 'stage')} and delete deployment ${deployment.DeploymentId}`,
            calls: [...moveStages(apiId, names, chosen), ...plan.calls],
          },
    children: automatic.length === 0 && (
      <OtherDeployment apiId={apiId} not={deployment.DeploymentId} chosen={chosen} onChoose={setChosen} />
    ),
  };
  return (
    <ConfirmPlan
      plan={plan}
      confirmLabel="Delete"
      {...(stages.length > 0
        ? {
            blocked: (
              <>
                {stages.length === 1 ? 'This stage serves it:' : 'These stages serve it:'}
                <StageLinks apiId={apiId} stages={stages} />
              </>
            ),
            resolutions: [moved],
          }
        : {})}
      onDismiss={onDismiss}
      onDone={(result) => {
        notifyResult(result, 'success', `Deployment ${deployment.DeploymentId} is deleted.`);
        onDone();
      }}
    >
      You cannot roll back to this deployment afterwards.
    </ConfirmPlan>
  );
}

interface OtherProps {
  apiId: string;
  /** The deployment to exclude. */
  not: string | undefined;
  chosen: string;
  onChoose: (deploymentId: string) => void;
}

/** Selects another deployment of the API; loads the list when shown. */
function OtherDeployment({ apiId, not, chosen, onChoose }: OtherProps) {
  const all = useAllOptional('deployment', { ApiId: apiId });
  const options = (all ?? [])
    .filter(({ DeploymentId, DeploymentStatus }) => DeploymentId !== not && DeploymentStatus !== 'FAILED')
    .map(({ DeploymentId = '', Description, CreatedDate }) => ({
      value: DeploymentId,
      label: DeploymentId,
      description: [Description, CreatedDate && exactTime(CreatedDate)].filter(Boolean).join(' · '),
    }));
  return (
    <FormField label="Other deployment">
      <Select
        selectedOption={options.find(({ value }) => value === chosen) ?? null}
        options={options}
        onChange={({ detail }) => onChoose(detail.selectedOption.value ?? '')}
        placeholder="Choose a deployment"
        empty="This API has no other deployment."
        {...(all ? {} : { statusType: 'loading' as const, loadingText: 'Loading' })}
      />
    </FormField>
  );
}

/** A list of links to stages. */
export function StageLinks({ apiId, stages }: { apiId: string; stages: readonly Stage[] }) {
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {stages.map(({ StageName = '' }) => (
        <li key={StageName}>
          <Link href={paths.stage.detail(apiId, StageName)}>{StageName}</Link>
        </li>
      ))}
    </ul>
  );
}
