import type { Api, Stage } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { useItemIfThere, useList } from '../../api/queries';
import { cutMiddle } from '../../lib/format';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { stageUrl } from '../../lib/stage-url';
import { QUOTAS } from '../../rules/quotas';
import { type Column, ListTable } from '../../table/list-table';
import { Mono, NotSet, Time } from '../../ui/bits';
import { Screen } from '../../ui/screen';
import { blocksAll, toSettingsValues } from './settings-values';

const rowId = (stage: Stage) => stage.StageName ?? '';

const search = (stage: Stage) =>
  [stage.StageName, stage.Description, stage.DeploymentId, ...Object.entries(stage.Tags ?? {}).flat()].join(
    ' ',
  );

/** All stages of an API. */
export function Component() {
  const { apiId } = useParams();
  invariant(apiId, 'The address has no API ID.');
  const api = useItemIfThere('api', { ApiId: apiId });
  const list = useList('stage', { ApiId: apiId });
  const columns = useMemo(() => view(apiId, api), [apiId, api]);
  return (
    <Screen
      title="Stages"
      crumbs={[
        { text: 'APIs', href: paths.apis },
        { text: api?.Name ?? apiId, href: paths.api(apiId) },
      ]}
      actions={
        <Button href={paths.stage.create(apiId)} variant="primary">
          Create stage
        </Button>
      }
    >
      <ListTable
        list={list}
        noun="stage"
        columns={columns}
        search={search}
        rowId={rowId}
        quota={QUOTAS.stagesPerApi}
        empty={{
          text: 'Without a stage nobody can call this API: a stage serves one deployment at an address.',
          action: <Button href={paths.stage.create(apiId)}>Create stage</Button>,
        }}
      />
    </Screen>
  );
}

function view(apiId: string, api: Api | undefined): Column<Stage>[] {
  return [
    {
      id: 'name',
      header: 'Stage',
      isRowHeader: true,
      cell: (stage) => (
        <Link href={paths.stage.detail(apiId, stage.StageName ?? '')}>
          {cutMiddle(stage.StageName ?? '', 50)}
        </Link>
      ),
      sort: (stage) => stage.StageName,
    },
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
      header: 'Deploys',
      cell: (stage) => (stage.AutoDeploy ? 'Automatically' : 'By hand'),
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
  const { ThrottlingBurstLimit: burst, ThrottlingRateLimit: rate } = stage.DefaultRouteSettings ?? {};
  if (blocksAll(toSettingsValues(stage.DefaultRouteSettings)))
    return <StatusIndicator type="error">Blocks all requests</StatusIndicator>;
  if (burst === undefined && rate === undefined) return <NotSet>Not configured</NotSet>;
  return `${rate ?? '–'}/s, burst ${burst ?? '–'}`;
}
