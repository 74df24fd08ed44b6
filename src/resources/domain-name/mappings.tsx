import type { ApiMapping, DomainName } from '@aws-sdk/client-apigatewayv2';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useContext, useMemo } from 'react';
import { paths } from '../../app/paths';
import { idOf, useAllOptional, useList } from '../../client/cache/queries';
import { openDefaultEndpoints } from '../../service/traffic/default-endpoints';
import { ListTable } from '../../table/list-table';
import { WriteLock } from '../../ui/write-lock';
import { apiMappingView, MAPPING_QUOTA } from './mapping-columns';
import { PathAnswer } from './path-answer';

const mappingId = (mapping: ApiMapping) => idOf('apiMapping', mapping);

/** The API mappings of a domain name, which one answers a path, and what goes round its mutual TLS. */
export function DomainMappings({ domain, id }: { domain: DomainName; id: string }) {
  const parents = { DomainName: id };
  const list = useList('apiMapping', parents);
  const rules = useAllOptional('routingRule', parents);
  const apis = useAllOptional('api', {});
  const { columns, search } = useMemo(() => apiMappingView(id, apis), [id, apis]);
  const lock = useContext(WriteLock);
  const open = openDefaultEndpoints(domain, list.rows ?? [], apis ?? []);
  const createButton = (
    <Button
      href={paths.apiMapping.create(id)}
      {...(lock !== undefined && { disabled: true, disabledReason: lock })}
    >
      Create API mapping
    </Button>
  );
  return (
    <SpaceBetween size="s">
      {open.length > 0 && (
        <Alert type="warning" header="Mutual TLS can be bypassed">
          Requests to the default endpoint of an API need no client certificate. Disable the execute-api
          endpoint of{' '}
          {open.map(({ ApiId = '', Name }, at) => (
            <span key={ApiId}>
              {at > 0 && ', '}
              <Link href={paths.api(ApiId)}>{Name}</Link>
            </span>
          ))}
          .
        </Alert>
      )}
      <Header variant="h2" actions={createButton}>
        API mappings
      </Header>
      <PathAnswer domain={domain} apis={apis} mappings={list.hasMore ? undefined : list.rows} rules={rules} />
      <ListTable<ApiMapping>
        list={list}
        noun="API mapping"
        columns={columns}
        search={search}
        rowId={mappingId}
        quota={MAPPING_QUOTA}
        empty={{
          text: 'An API mapping connects a path of the domain name to a stage of an API. Without one, all requests are rejected.',
          action: createButton,
        }}
      />
    </SpaceBetween>
  );
}
