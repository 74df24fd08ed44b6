import type { Api, ApiMapping } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { useAllIfThere, useList } from '../../api/queries';
import { cutMiddle } from '../../lib/format';
import { invariant } from '../../lib/invariant';
import { mappedAddress } from '../../lib/mapped-address';
import { paths } from '../../lib/paths';
import { QUOTAS } from '../../rules/quotas';
import { type Column, ListTable } from '../../table/list-table';
import { Mono } from '../../ui/bits';
import { Screen } from '../../ui/screen';

/** Only mappings of several levels are limited (service-rules 2.11). */
const QUOTA = {
  ...QUOTAS.multiLevelMappingsPerDomain,
  counts: (mapping: ApiMapping) => mapping.ApiMappingKey?.includes('/') ?? false,
};

const rowId = (mapping: ApiMapping) => mapping.ApiMappingId ?? '';

/** The API mappings of a custom domain name. */
export function Component() {
  const { domain } = useParams();
  invariant(domain, 'The address has no domain name.');
  const list = useList('apiMapping', { DomainName: domain });
  const apis = useAllIfThere('api', {});
  const { columns, search } = useMemo(() => view(domain, apis), [domain, apis]);
  return (
    <Screen
      title="API mappings"
      crumbs={[
        { text: 'Custom domain names', href: paths.domainName.list() },
        { text: domain, href: paths.domainName.detail(domain) },
      ]}
      actions={
        <Button href={paths.apiMapping.create(domain)} variant="primary">
          Create API mapping
        </Button>
      }
    >
      <ListTable
        list={list}
        noun="API mapping"
        columns={columns}
        search={search}
        rowId={rowId}
        quota={QUOTA}
        empty={{
          text: 'Without a mapping the domain answers nothing: a mapping leads a path to a stage of an API.',
          action: <Button href={paths.apiMapping.create(domain)}>Create API mapping</Button>,
        }}
      />
    </Screen>
  );
}

function view(domain: string, apis: readonly Api[] | undefined) {
  const names = new Map((apis ?? []).map((api) => [api.ApiId, api.Name]));
  const apiName = (mapping: ApiMapping) => names.get(mapping.ApiId) ?? mapping.ApiId ?? '';
  const columns: Column<ApiMapping>[] = [
    {
      id: 'address',
      header: 'Address',
      isRowHeader: true,
      minWidth: 240,
      cell: (mapping) => (
        <Link href={paths.apiMapping.detail(domain, mapping.ApiMappingId ?? '')}>
          <Mono text={mappedAddress(domain, mapping.ApiMappingKey)} max={90} />
        </Link>
      ),
      sort: (mapping) => mapping.ApiMappingKey ?? '',
    },
    {
      id: 'api',
      header: 'API',
      cell: (mapping) => <Link href={paths.api(mapping.ApiId ?? '')}>{cutMiddle(apiName(mapping), 60)}</Link>,
      sort: apiName,
    },
    {
      id: 'stage',
      header: 'Stage',
      cell: (mapping) => (
        <Link href={paths.stage.detail(mapping.ApiId ?? '', mapping.Stage ?? '')}>
          {cutMiddle(mapping.Stage ?? '', 40)}
        </Link>
      ),
      sort: (mapping) => mapping.Stage,
      width: 180,
    },
  ];
  const search = (mapping: ApiMapping) =>
    [mapping.ApiMappingKey, mapping.ApiMappingId, apiName(mapping), mapping.ApiId, mapping.Stage].join(' ');
  return { columns, search };
}
