import type { Deployment } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useAllIfThere, useItem, useItemIfThere } from '../../api/queries';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { ConfirmPlan } from '../../plan/confirm-plan';
import { Time } from '../../ui/bits';
import { Copyable } from '../../ui/copyable';
import { Facts, FactsLoading } from '../../ui/facts';
import { flash } from '../../ui/flash';
import { RawJson } from '../../ui/raw-json';
import { Screen } from '../../ui/screen';
import { DeploymentStatus } from './status';
import { toDelete } from './values';

/** One deployment, and the stages that serve it. */
export function Component() {
  const { apiId, id } = useParams();
  invariant(apiId && id, 'The address has no deployment.');
  const api = useItemIfThere('api', { ApiId: apiId });
  const deployment = useItem('deployment', { ApiId: apiId, DeploymentId: id });
  const stages = useAllIfThere('stage', { ApiId: apiId })
    ?.filter((stage) => stage.DeploymentId === id)
    .map((stage) => stage.StageName ?? '');
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
  /** Names of the stages that serve it; undefined while they load. */
  stages: string[] | undefined;
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
        <ConfirmPlan
          plan={toDelete(apiId, deployment)}
          confirmLabel="Delete"
          {...(stages && stages.length > 0
            ? {
                blocked: (
                  <>
                    These stages serve it. Move or delete them first:
                    <StageLinks apiId={apiId} stages={stages} />
                  </>
                ),
              }
            : {})}
          onDismiss={() => setDeleting(false)}
          onDone={() => {
            flash('success', `Deployment ${deployment.DeploymentId} is deleted.`);
            void navigate(paths.deployment.list(apiId));
          }}
        >
          No stage can go back to this deployment afterwards.
        </ConfirmPlan>
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

function StageLinks({ apiId, stages }: { apiId: string; stages: string[] }) {
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {stages.map((name) => (
        <li key={name}>
          <Link href={paths.stage.detail(apiId, name)}>{name}</Link>
        </li>
      ))}
    </ul>
  );
}
