import type { Api, Stage } from '@aws-sdk/client-apigatewayv2';
import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useMemo } from 'react';
import { paths } from '../../app/paths';
import { useItemOptional } from '../../client/cache/queries';
import { QUOTAS } from '../../service/rules/quotas';
import { stageUrl } from '../../service/stage-url';
import { limitsText, rejectsAll } from '../../service/throttling';
import { linkColumn } from '../../table/columns';
import type { Column } from '../../table/list-table';
import { Mono } from '../../ui/mono';
import { NotSet } from '../../ui/not-set';
import { Time } from '../../ui/time';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import { ListScreen } from '../shared/list-screen';
import { useIds } from '../shared/use-ids';

const search = (stage: Stage) =>
  [stage.StageName, stage.Description, stage.DeploymentId, ...Object.entries(stage.Tags ?? {}).flat()].join(
    ' ',
  );

export function Component() {
  const { apiId } = useIds('apiId');
  const api = useItemOptional('api', { ApiId: apiId });
  return (
    <ListScreen
      kind="stage"
      parents={{ ApiId: apiId }}
      crumbs={useApiBreadcrumbs(apiId)}
      columns={useMemo(() => view(apiId, api), [apiId, api])}
      search={search}
      quota={QUOTAS.stagesPerApi}
      create={paths.stage.create(apiId)}
      empty="A stage makes a deployment callable at an invoke URL. Without a stage, clients cannot call this API."
    />
  );
}

function view(apiId: string, api: Api | undefined): Column<Stage>[] {
  return [
    linkColumn(
      'name',
      'Stage',
      ({ StageName }) => StageName,
      ({ StageName = '' }) => paths.stage.detail(apiId, StageName),
    ),
    {
      id: 'url',
      header: 'Invoke URL',
      minWidth: 280,
      cell: (stage) => {
        const url = stageUrl(api?.ApiEndpoint, stage.StageName);
        return url ? <Mono text={url} max={72} /> : <NotSet />;
      },
    },
    {
      id: 'deployment',
      header: 'Deployment',
      cell: (stage) =>
        stage.DeploymentId ? (
          <Link href={paths.deployment.detail(apiId, stage.DeploymentId)}>
            <Mono text={stage.DeploymentId} />
          </Link>
        ) : (
          <NotSet>None</NotSet>
        ),
      sort: (stage) => stage.DeploymentId,
      width: 130,
    },
    {
      id: 'autoDeploy',
      header: 'Auto-deploy',
      cell: (stage) => (stage.AutoDeploy ? 'On' : 'Off'),
      sort: (stage) => String(stage.AutoDeploy ?? false),
      width: 140,
    },
    {
      id: 'throttling',
      header: 'Throttling',
      cell: (stage) => <ThrottlingText stage={stage} />,
      width: 170,
    },
    {
      id: 'updated',
      header: 'Updated',
      cell: (stage) => <Time at={stage.LastUpdatedDate} />,
      sort: (stage) => stage.LastUpdatedDate,
      width: 140,
    },
  ];
}

function ThrottlingText({ stage }: { stage: Stage }) {
  if (rejectsAll(stage.DefaultRouteSettings))
    return <StatusIndicator type="error">Rejects all requests</StatusIndicator>;
  return limitsText(stage.DefaultRouteSettings) ?? <NotSet>Account limits</NotSet>;
}
