import type { Api } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy } from 'react';
import { useList } from '../../api/queries';
import { cutMiddle } from '../../lib/format';
import { paths } from '../../lib/paths';
import { QUOTAS } from '../../rules/quotas';
import { type Column, ListTable } from '../../table/list-table';
import type { Bulk } from '../../table/selection';
import { Mono, NotSet, Time } from '../../ui/bits';
import { Screen } from '../../ui/screen';

const columns: Column<Api>[] = [
  {
    id: 'name',
    header: 'Name',
    isRowHeader: true,
    cell: (api) => (
      <Link href={paths.api(api.ApiId ?? '')}>
        <span title={api.Name}>{cutMiddle(api.Name ?? '', 70)}</span>
      </Link>
    ),
    sort: (api) => api.Name,
  },
  {
    id: 'protocol',
    header: 'Protocol',
    cell: (api) => (api.ProtocolType === 'WEBSOCKET' ? 'WebSocket' : api.ProtocolType),
    sort: (api) => api.ProtocolType,
    width: 120,
  },
  {
    id: 'id',
    header: 'API ID',
    cell: (api) => <Mono text={api.ApiId ?? ''} />,
    sort: (api) => api.ApiId,
    width: 140,
  },
  {
    id: 'description',
    header: 'Description',
    cell: (api) => (api.Description ? cutMiddle(api.Description, 120) : <NotSet />),
    sort: (api) => api.Description,
  },
  {
    id: 'created',
    header: 'Created',
    cell: (api) => <Time at={api.CreatedDate} />,
    sort: (api) => api.CreatedDate,
    width: 140,
  },
];

const search = (api: Api) =>
  [api.Name, api.ApiId, api.ProtocolType, api.Description, ...Object.entries(api.Tags ?? {}).flat()].join(
    ' ',
  );

const rowId = (api: Api) => api.ApiId ?? '';

const ApiBulk = lazy(() => import('./bulk'));

const bulk: Bulk<Api> = {
  name: (api) => api.Name ?? '',
  actions: (apis, clear) => <ApiBulk apis={apis} clear={clear} />,
};

/** All APIs of the account and region. */
export function Component() {
  const list = useList('api', {});
  const actions = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button href={paths.apiImport}>Import</Button>
      <Button href={paths.apiWizard}>Create step by step</Button>
      <Button href={paths.apiCreate} variant="primary">
        Create API
      </Button>
    </SpaceBetween>
  );
  return (
    <Screen title="APIs" crumbs={[]} actions={actions}>
      <ListTable
        list={list}
        noun="API"
        columns={columns}
        search={search}
        rowId={rowId}
        quota={QUOTAS.apisPerRegion}
        bulk={bulk}
        empty={{
          text: 'Start with an OpenAPI document, or build an API route by route.',
          action: actions,
        }}
      />
    </Screen>
  );
}
