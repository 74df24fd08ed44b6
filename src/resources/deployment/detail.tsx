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
import { useIds } from '../shared/use-ids';
import { DeleteDeployment, StageLinks } from './delete';
import { DeploymentStatus } from './status';

/** One deployment, and the stages that serve it. */
export function Component() {
  const { apiId, id } = useIds('apiId', 'id');
  const list = paths.deployment.list(apiId);
  const deployment = useItem('deployment', { ApiId: apiId, DeploymentId: id });
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
            dialog={(ends) => (
              <DeleteDeployment {...ends} apiId={apiId} deployment={deployment} stages={stages} />
            )}
          />
        )
      }
    >
      {deployment ? (
        <DeploymentFacts apiId={apiId} deployment={deployment} stages={stages} />
      ) : (
        <PropertyListSkeleton />
      )}
    </Screen>
  );
}

interface Served {
  apiId: string;
  deployment: Deployment;
  /** The stages that serve it; undefined while they load. */
  stages: Stage[] | undefined;
}

function DeploymentFacts({ apiId, deployment, stages }: Served) {
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
            label: 'Made by',
            value: deployment.AutoDeployed ? 'Automatic deployment' : 'A deployment by hand',
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
              (stages.length > 0 ? <StageLinks apiId={apiId} stages={stages} /> : 'No stage serves it.'),
          },
        ]}
      />
      <RawJson value={deployment} />
    </SpaceBetween>
  );
}
