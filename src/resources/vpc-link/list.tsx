import type { VpcLink } from '@aws-sdk/client-apigatewayv2';
import Link from '@cloudscape-design/components/link';
import { ListScreen } from '../../frame/list-screen';
import { count, cutMiddle } from '../../lib/format';
import { paths } from '../../lib/paths';
import { QUOTAS } from '../../rules/quotas';
import type { Column } from '../../table/list-table';
import { Mono, Time } from '../../ui/bits';
import { VpcLinkStatus } from './status';

const columns: Column<VpcLink>[] = [
  {
    id: 'name',
    header: 'Name',
    isRowHeader: true,
    cell: (link) => (
      <Link href={paths.vpcLink.detail(link.VpcLinkId ?? '')}>
        <span title={link.Name}>{cutMiddle(link.Name ?? '', 70)}</span>
      </Link>
    ),
    sort: (link) => link.Name,
  },
  {
    id: 'status',
    header: 'Status',
    cell: (link) => <VpcLinkStatus link={link} />,
    sort: (link) => link.VpcLinkStatus,
    width: 150,
  },
  {
    id: 'id',
    header: 'VPC link ID',
    cell: (link) => <Mono text={link.VpcLinkId ?? ''} />,
    sort: (link) => link.VpcLinkId,
    width: 150,
  },
  {
    id: 'subnets',
    header: 'Subnets',
    cell: (link) => count(link.SubnetIds?.length ?? 0, 'subnet'),
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

/** All VPC links of the account and region. */
export function Component() {
  return (
    <ListScreen
      kind="vpcLink"
      parents={{}}
      title="VPC links"
      noun="VPC link"
      crumbs={[]}
      columns={columns}
      search={search}
      quota={QUOTAS.vpcLinksPerRegion}
      create={paths.vpcLink.create()}
      empty="A VPC link leads integrations of HTTP APIs to load balancers and services in a private network."
    />
  );
}
