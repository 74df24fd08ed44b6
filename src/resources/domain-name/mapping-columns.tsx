import type { Api, ApiMapping } from '@aws-sdk/client-apigatewayv2';
import Link from '@cloudscape-design/components/link';
import { paths } from '../../app/paths';
import { cutMiddle } from '../../lib/format';
import { mappedAddress } from '../../service/mapped-address';
import { QUOTAS } from '../../service/rules/quotas';
import type { Column } from '../../table/list-table';
import { Copyable } from '../../ui/copyable';
import { Mono } from '../../ui/mono';
import { MappingActions } from './mapping-actions';

/** Only multi-level mappings have a quota (service-rules 2.11). */
export const MAPPING_QUOTA = {
  ...QUOTAS.multiLevelMappingsPerDomain,
  counts: (mapping: ApiMapping) => mapping.ApiMappingKey?.includes('/') ?? false,
};

/** Columns and search text of API mappings; names of APIs come from their list, not from a call per row. */
export function apiMappingView(domain: string, apis: readonly Api[] | undefined) {
  const names = new Map((apis ?? []).map((api) => [api.ApiId, api.Name]));
  const apiName = (mapping: ApiMapping) => names.get(mapping.ApiId) ?? mapping.ApiId ?? '';
  const columns: Column<ApiMapping>[] = [
    {
      id: 'address',
      header: 'Address',
      isRowHeader: true,
      minWidth: 270,
      cell: (mapping) => <Mono text={mappedAddress(domain, mapping.ApiMappingKey)} max={90} />,
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
    {
      id: 'id',
      header: 'ID',
      cell: ({ ApiMappingId = '' }) => <Copyable text={ApiMappingId} what="API mapping ID" />,
      width: 130,
      minWidth: 130,
    },
    {
      id: 'actions',
      header: 'Actions',
      cell: (mapping) => <MappingActions domain={domain} mapping={mapping} />,
      width: 100,
      minWidth: 100,
    },
  ];
  const search = (mapping: ApiMapping) =>
    [mapping.ApiMappingKey, mapping.ApiMappingId, apiName(mapping), mapping.ApiId, mapping.Stage].join(' ');
  return { columns, search };
}
