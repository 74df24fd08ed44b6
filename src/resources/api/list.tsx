import type { Api } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import { lazy, Suspense, useContext } from 'react';
import { paths } from '../../app/paths';
import { useList } from '../../client/cache/queries';
import { isScanned } from '../../client/cache/scanned';
import { useConnection } from '../../client/connection/use-connection';
import { QUOTAS } from '../../service/rules/quotas';
import { idColumn, linkColumn, textColumn } from '../../table/columns';
import { type Column, ListTable } from '../../table/list-table';
import type { BulkSelection } from '../../table/selection';
import { Screen } from '../../ui/screen';
import { Time } from '../../ui/time';
import { WriteLock } from '../../ui/write-lock';
import { useSandboxIntroduction } from './use-sandbox-introduction';

const columns: Column<Api>[] = [
  linkColumn(
    'name',
    'Name',
    ({ Name }) => Name,
    ({ ApiId = '' }) => paths.api(ApiId),
  ),
  {
    id: 'protocol',
    header: 'Protocol',
    cell: (api) => (api.ProtocolType === 'WEBSOCKET' ? 'WebSocket' : api.ProtocolType),
    sort: (api) => api.ProtocolType,
    width: 120,
  },
  idColumn('API ID', ({ ApiId }) => ApiId),
  textColumn('description', 'Description', ({ Description }) => Description, { max: 120 }),
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
const AccountSummary = lazy(() => import('./account-summary'));

const bulk: BulkSelection<Api> = {
  name: (api) => api.Name ?? '',
  actions: (apis, clear) => <ApiBulk apis={apis} clear={clear} />,
};

export function Component() {
  const list = useList('api', {});
  const lock = useContext(WriteLock);
  const hasSummary = isScanned(useConnection());
  const disabled = lock === undefined ? {} : { disabled: true, disabledReason: lock };
  const actions = (
    <Button href={paths.apiCreate} variant="primary" {...disabled}>
      Create API
    </Button>
  );
  return (
    <Screen title="APIs" crumbs={[]} actions={actions} description={useSandboxIntroduction()}>
      {hasSummary && (
        // Its height is reserved: the list must not move when it comes.
        <div style={{ minBlockSize: 172 }}>
          <Suspense>
            <AccountSummary />
          </Suspense>
        </div>
      )}
      <ListTable
        list={list}
        noun="API"
        columns={columns}
        search={search}
        rowId={rowId}
        quota={QUOTAS.apisPerRegion}
        bulk={bulk}
        empty={{
          text: 'Create one from a function, a URL or an OpenAPI document, or step by step.',
          action: actions,
        }}
      />
    </Screen>
  );
}
