import type { Deployment, Stage } from '@aws-sdk/client-apigatewayv2';
import Link from '@cloudscape-design/components/link';
import { useMemo } from 'react';
import { paths } from '../../app/paths';
import { useAllOptional } from '../../client/cache/queries';
import { cutMiddle } from '../../lib/format';
import { newestFirst } from '../../service/deployments';
import type { Column } from '../../table/list-table';
import { Mono } from '../../ui/mono';
import { NotSet } from '../../ui/not-set';
import { Time } from '../../ui/time';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import { ListScreen } from '../shared/list-screen';
import { useIds } from '../shared/use-ids';
import { DeploymentStatus } from './status';

/** The deployments of an API and the stages that serve them. */
export function Component() {
  const { apiId } = useIds('apiId');
  const stages = useAllOptional('stage', { ApiId: apiId });
  const { columns, search } = useMemo(() => view(apiId, stages ?? []), [apiId, stages]);
  return (
    <ListScreen
      kind="deployment"
      parents={{ ApiId: apiId }}
      crumbs={useApiBreadcrumbs(apiId)}
      description="A deployment is an immutable snapshot of the API's routes, integrations and authorizers. Each stage serves one deployment."
      columns={columns}
      order={newestFirst}
      search={search}
      create={paths.deployment.create(apiId)}
      empty="This API has not been deployed yet."
    />
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
