import type { DomainName } from '@aws-sdk/client-apigatewayv2';
import { paths } from '../../app/paths';
import { QUOTAS } from '../../service/rules/quotas';
import { linkColumn } from '../../table/columns';
import type { Column } from '../../table/list-table';
import { Mono } from '../../ui/mono';
import { NotSet } from '../../ui/not-set';
import { ListScreen } from '../shared/list-screen';
import { DomainStatus } from './status';

const target = (domain: DomainName) => domain.DomainNameConfigurations?.[0]?.ApiGatewayDomainName;

const columns: Column<DomainName>[] = [
  linkColumn(
    'name',
    'Domain name',
    ({ DomainName }) => DomainName,
    ({ DomainName = '' }) => paths.domainName.detail(DomainName),
  ),
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

export function Component() {
  return (
    <ListScreen
      kind="domainName"
      parents={{}}
      crumbs={[]}
      columns={columns}
      search={search}
      quota={QUOTAS.domainNamesPerRegion}
      create={paths.domainName.create()}
      empty="A custom domain name is a friendlier URL for your APIs. API mappings connect its paths to API stages."
    />
  );
}
