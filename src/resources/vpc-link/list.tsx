import type { VpcLink } from '@aws-sdk/client-apigatewayv2';
import { paths } from '../../app/paths';
import { countOf } from '../../lib/format';
import { QUOTAS } from '../../service/rules/quotas';
import { idColumn, linkColumn } from '../../table/columns';
import type { Column } from '../../table/list-table';
import { Time } from '../../ui/time';
import { ListScreen } from '../shared/list-screen';
import { VpcLinkStatus } from './status';

const columns: Column<VpcLink>[] = [
  linkColumn(
    'name',
    'Name',
    ({ Name }) => Name,
    ({ VpcLinkId = '' }) => paths.vpcLink.detail(VpcLinkId),
  ),
  {
    id: 'status',
    header: 'Status',
    cell: (link) => <VpcLinkStatus link={link} />,
    sort: (link) => link.VpcLinkStatus,
    width: 150,
  },
  idColumn('VPC link ID', ({ VpcLinkId }) => VpcLinkId),
  {
    id: 'subnets',
    header: 'Subnets',
    cell: (link) => countOf(link.SubnetIds?.length ?? 0, 'subnet'),
    sort: (link) => link.SubnetIds?.length,
    width: 120,
  },
  {
    id: 'created',
    header: 'Created',
    cell: (link) => <Time at={link.CreatedDate} />,
    sort: (link) => link.CreatedDate,
    width: 150,
  },
];

const search = (link: VpcLink) =>
  [
    link.Name,
    link.VpcLinkId,
    link.VpcLinkStatus,
    ...(link.SubnetIds ?? []),
    ...(link.SecurityGroupIds ?? []),
    ...Object.entries(link.Tags ?? {}).flat(),
  ].join(' ');

export function Component() {
  return (
    <ListScreen
      kind="vpcLink"
      parents={{}}
      crumbs={[]}
      columns={columns}
      search={search}
      quota={QUOTAS.vpcLinksPerRegion}
      create={paths.vpcLink.create()}
      empty="A VPC link connects integrations of HTTP APIs to load balancers and services in a VPC."
    />
  );
}
