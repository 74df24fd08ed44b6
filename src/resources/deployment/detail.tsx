import type { Deployment, Stage } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useAllIfThere, useItem, useItemIfThere } from '../../api/queries';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { Time } from '../../ui/bits';
import { Copyable } from '../../ui/copyable';
import { Facts, FactsLoading } from '../../ui/facts';
import { RawJson } from '../../ui/raw-json';
import { Screen } from '../../ui/screen';
import { DeleteDeployment, StageLinks } from './delete';
import { DeploymentStatus } from './status';

/** One deployment, and the stages that serve it. */
export function Component() {
  const { apiId, id } = useParams();
  invariant(apiId && id, 'The address has no deployment.');
  const api = useItemIfThere('api', { ApiId: apiId });
  const deployment = useItem('deployment', { ApiId: apiId, DeploymentId: id });
  const stages = useAllIfThere('stage', { ApiId: apiId })?.filter((stage) => stage.DeploymentId === id);
  return (
    <Screen
      title={id}
      crumbs={[
        { text: 'APIs', href: paths.apis },
        { text: api?.Name ?? apiId, href: paths.api(apiId) },
        { text: 'Deployments', href: paths.deployment.list(apiId) },
      ]}
      actions={deployment && <Actions apiId={apiId} deployment={deployment} stages={stages} />}
    >
      {deployment ? (
        <DeploymentFacts apiId={apiId} deployment={deployment} stages={stages} />
      ) : (
        <FactsLoading />
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

function Actions({ apiId, deployment, stages }: Served) {
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => setDeleting(true)}>Delete</Button>
      <Button href={paths.deployment.edit(apiId, deployment.DeploymentId ?? '')} variant="primary">
        Edit
      </Button>
      {deleting && (
        <DeleteDeployment
          apiId={apiId}
          deployment={deployment}
          stages={stages}
          onDismiss={() => setDeleting(false)}
          onDone={() => void navigate(paths.deployment.list(apiId))}
        />
      )}
    </SpaceBetween>
  );
}

function DeploymentFacts({ apiId, deployment, stages }: Served) {
  return (
    <SpaceBetween size="l">
      <Facts
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
      <Facts
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
