import type { DomainName } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import { useList } from '../../api/queries';
import { cutMiddle } from '../../lib/format';
import { paths } from '../../lib/paths';
import { QUOTAS } from '../../rules/quotas';
import { type Column, ListTable } from '../../table/list-table';
import { Mono, NotSet } from '../../ui/bits';
import { Screen } from '../../ui/screen';
import { DomainStatus } from './status';

const target = (domain: DomainName) => domain.DomainNameConfigurations?.[0]?.ApiGatewayDomainName;

const columns: Column<DomainName>[] = [
  {
    id: 'name',
    header: 'Domain name',
    isRowHeader: true,
    cell: (domain) => (
      <Link href={paths.domainName.detail(domain.DomainName ?? '')}>
        <span title={domain.DomainName}>{cutMiddle(domain.DomainName ?? '', 70)}</span>
      </Link>
    ),
    sort: (domain) => domain.DomainName,
  },
  {
    id: 'status',
    header: 'Status',
    cell: (domain) => <DomainStatus domain={domain} />,
    sort: (domain) => domain.DomainNameConfigurations?.[0]?.DomainNameStatus,
    width: 200,
  },
  {
    id: 'target',
    header: 'DNS target',
    minWidth: 260,
    cell: (domain) => {
      const name = target(domain);
      return name ? <Mono text={name} max={70} /> : <NotSet />;
    },
    sort: target,
  },
  {
    id: 'tls',
    header: 'Mutual TLS',
    cell: (domain) => (domain.MutualTlsAuthentication?.TruststoreUri ? 'On' : <NotSet>Off</NotSet>),
    sort: (domain) => domain.MutualTlsAuthentication?.TruststoreUri,
    width: 130,
  },
];

const search = (domain: DomainName) =>
  [domain.DomainName, target(domain), ...Object.entries(domain.Tags ?? {}).flat()].join(' ');

const rowId = (domain: DomainName) => domain.DomainName ?? '';

/** All custom domain names of the account and region. */
export function Component() {
  const list = useList('domainName', {});
  return (
    <Screen
      title="Custom domain names"
      crumbs={[]}
      actions={
        <Button href={paths.domainName.create()} variant="primary">
          Create domain name
        </Button>
      }
    >
      <ListTable
        list={list}
        noun="domain name"
        columns={columns}
        search={search}
        rowId={rowId}
        quota={QUOTAS.domainNamesPerRegion}
        empty={{
          text: 'A custom domain name gives APIs an address of your own; API mappings lead its paths to stages.',
          action: <Button href={paths.domainName.create()}>Create domain name</Button>,
        }}
      />
    </Screen>
  );
}
