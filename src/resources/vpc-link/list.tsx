import type { VpcLink } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import { useList } from '../../api/queries';
import { count, cutMiddle } from '../../lib/format';
import { paths } from '../../lib/paths';
import { QUOTAS } from '../../rules/quotas';
import { type Column, ListTable } from '../../table/list-table';
import { Mono, Time } from '../../ui/bits';
import { Screen } from '../../ui/screen';
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

const rowId = (link: VpcLink) => link.VpcLinkId ?? '';

/** All VPC links of the account and region. */
export function Component() {
  const list = useList('vpcLink', {});
  return (
    <Screen
      title="VPC links"
      crumbs={[]}
      actions={
        <Button href={paths.vpcLink.create()} variant="primary">
          Create VPC link
        </Button>
      }
    >
      <ListTable
        list={list}
        noun="VPC link"
        columns={columns}
        search={search}
        rowId={rowId}
        quota={QUOTAS.vpcLinksPerRegion}
        empty={{
          text: 'A VPC link leads integrations of HTTP APIs to load balancers and services in a private network.',
          action: <Button href={paths.vpcLink.create()}>Create VPC link</Button>,
        }}
      />
    </Screen>
  );
}
