import type { Deployment, Stage } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { useAllIfThere, useItemIfThere, useList } from '../../api/queries';
import { cutMiddle } from '../../lib/format';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { type Column, ListTable } from '../../table/list-table';
import { Mono, NotSet, Time } from '../../ui/bits';
import { Screen } from '../../ui/screen';
import { DeploymentStatus } from './status';

const rowId = (deployment: Deployment) => deployment.DeploymentId ?? '';

/** All deployments of an API, and which stages serve them. */
export function Component() {
  const { apiId } = useParams();
  invariant(apiId, 'The address has no API ID.');
  const api = useItemIfThere('api', { ApiId: apiId });
  const list = useList('deployment', { ApiId: apiId });
  const stages = useAllIfThere('stage', { ApiId: apiId });
  const { columns, search } = useMemo(() => view(apiId, stages ?? []), [apiId, stages]);
  return (
    <Screen
      title="Deployments"
      crumbs={[
        { text: 'APIs', href: paths.apis },
        { text: api?.Name ?? apiId, href: paths.api(apiId) },
      ]}
      description="A deployment is an unchanging copy of the API's routes, integrations and authorizers; a stage serves one of them."
      actions={
        <Button href={paths.deployment.create(apiId)} variant="primary">
          Create deployment
        </Button>
      }
    >
      <ListTable
        list={list}
        noun="deployment"
        columns={columns}
        search={search}
        rowId={rowId}
        empty={{
          text: 'Nothing of this API has been deployed yet.',
          action: <Button href={paths.deployment.create(apiId)}>Create deployment</Button>,
        }}
      />
    </Screen>
  );
}

function view(apiId: string, stages: readonly Stage[]) {
  const serving = (deployment: Deployment) =>
    stages
      .filter((stage) => stage.DeploymentId === deployment.DeploymentId)
      .map((stage) => stage.StageName ?? '');
  const columns: Column<Deployment>[] = [
    {
      id: 'id',
      header: 'Deployment ID',
      isRowHeader: true,
      cell: (deployment) => (
        <Link href={paths.deployment.detail(apiId, deployment.DeploymentId ?? '')}>
          <Mono text={deployment.DeploymentId ?? ''} />
        </Link>
      ),
      sort: (deployment) => deployment.DeploymentId,
      width: 160,
    },
    {
      id: 'description',
      header: 'Description',
      cell: (deployment) =>
        deployment.Description ? (
          cutMiddle(deployment.Description, 100)
        ) : deployment.AutoDeployed ? (
          <NotSet>Automatic deployment</NotSet>
        ) : (
          <NotSet />
        ),
      sort: (deployment) => deployment.Description,
    },
    {
      id: 'status',
      header: 'Status',
      cell: (deployment) => <DeploymentStatus deployment={deployment} />,
      sort: (deployment) => deployment.DeploymentStatus,
      width: 140,
    },
    {
      id: 'stages',
      header: 'Served by',
      cell: (deployment) => {
        const names = serving(deployment);
        return names.length === 0 ? (
          <NotSet>No stage</NotSet>
        ) : (
          names.map((name) => (
            <div key={name}>
              <Link href={paths.stage.detail(apiId, name)}>{cutMiddle(name, 40)}</Link>
            </div>
          ))
        );
      },
      sort: (deployment) => serving(deployment).join(' ') || undefined,
      width: 160,
    },
    {
      id: 'created',
      header: 'Created',
      cell: (deployment) => <Time at={deployment.CreatedDate} />,
      sort: (deployment) => deployment.CreatedDate,
      width: 150,
    },
  ];
  const search = (deployment: Deployment) =>
    [
      deployment.DeploymentId,
      deployment.Description,
      deployment.DeploymentStatus,
      ...serving(deployment),
    ].join(' ');
  return { columns, search };
}
