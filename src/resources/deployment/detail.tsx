import type { Deployment, Stage } from '@aws-sdk/client-apigatewayv2';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useAllOptional, useItem } from '../../client/cache/queries';
import { Copyable } from '../../ui/copyable';
import { PropertyList, PropertyListSkeleton } from '../../ui/property-list';
import { RawJson } from '../../ui/raw-json';
import { Screen } from '../../ui/screen';
import { Time } from '../../ui/time';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import { ItemActions } from '../shared/item-actions';
import { RefreshButton, useTransitionNotice } from '../shared/transition';
import { useIds } from '../shared/use-ids';
import { DeleteDeployment, StageLinks } from './delete';
import { DeploymentStatus } from './status';

/** A deployment and the stages that serve it. */
export function Component() {
  const { apiId, id } = useIds('apiId', 'id');
  const list = paths.deployment.list(apiId);
  const deployment = useItem('deployment', { ApiId: apiId, DeploymentId: id });
  useTransitionNotice(
    'deployment',
    deployment,
    `Deployment ${id} is ${(deployment?.DeploymentStatus ?? '').toLowerCase()}.`,
  );
  const stages = useAllOptional('stage', { ApiId: apiId })?.filter((stage) => stage.DeploymentId === id);
  return (
    <Screen
      title={id}
      crumbs={useApiBreadcrumbs(apiId, listScreen('deployment', apiId))}
      actions={
        deployment && (
          <ItemActions
            edit={paths.deployment.edit(apiId, id)}
            list={list}
            more={
              <RefreshButton
                kind="deployment"
                params={{ ApiId: apiId, DeploymentId: id }}
                noun="deployment"
              />
            }
            dialog={(ends) => (
              <DeleteDeployment {...ends} apiId={apiId} deployment={deployment} stages={stages} />
            )}
          />
        )
      }
    >
      {deployment ? (
        <DeploymentProperties apiId={apiId} deployment={deployment} stages={stages} />
      ) : (
        <PropertyListSkeleton />
      )}
    </Screen>
  );
}

interface PropertiesProps {
  apiId: string;
  deployment: Deployment;
  /** The stages that serve it; undefined while they load. */
  stages: Stage[] | undefined;
}

function DeploymentProperties({ apiId, deployment, stages }: PropertiesProps) {
  return (
    <SpaceBetween size="l">
      <PropertyList
        title="Deployment"
        facts={[
          {
            label: 'Deployment ID',
            value: <Copyable text={deployment.DeploymentId ?? ''} what="deployment ID" />,
          },
          { label: 'Status', value: <DeploymentStatus deployment={deployment} /> },
          { label: 'Created', value: <Time at={deployment.CreatedDate} /> },
          { label: 'Status message', value: deployment.DeploymentStatusMessage },
          {
            label: 'Created by',
            value: deployment.AutoDeployed ? 'Automatic deployment' : 'Manual deployment',
          },
          { label: 'Description', value: deployment.Description },
        ]}
      />
      <PropertyList
        title="Served by"
        columns={1}
        facts={[
          {
            label: 'Stages',
            value:
              stages &&
              (stages.length > 0 ? (
                <StageLinks apiId={apiId} stages={stages} />
              ) : (
                'No stage serves this deployment.'
              )),
          },
        ]}
      />
      <RawJson value={deployment} />
    </SpaceBetween>
  );
}
