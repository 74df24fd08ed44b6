import Container from '@cloudscape-design/components/container';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import { type ReactNode, useMemo } from 'react';
import { paths } from '../../app/paths';
import { cachedCoverage } from '../../client/cache/cached-uses';
import { scannedList } from '../../client/cache/facts';
import { useCachedLists } from '../../client/cache/use-scan';
import { useConnection } from '../../client/connection/use-connection';
import { countOf } from '../../lib/format';
import { QUOTAS } from '../../service/rules/quotas';
import QuotaMeter from '../../ui/quota-meter';
import { useAccountReport } from '../../views/account-report';
import { coverageText } from '../../views/coverage-text';
import { SeverityCounts } from '../../views/severity-counts';
import { routeTotals } from './account-summary-model';

/** The account at a glance, as far as it was read; makes no call. */
export default function AccountSummary() {
  const connection = useConnection();
  const version = useCachedLists();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version changes with what the cache holds
  const { apis, totals, coverage, domains, links } = useMemo(() => {
    const list = scannedList(connection, 'api', {}) ?? [];
    return {
      apis: list,
      totals: routeTotals(list, ({ ApiId = '' }) => scannedList(connection, 'route', { ApiId })),
      coverage: cachedCoverage(connection),
      domains: scannedList(connection, 'domainName', {}),
      links: scannedList(connection, 'vpcLink', {}),
    };
  }, [connection, version]);
  const report = useAccountReport();
  const webSocket = apis.filter(({ ProtocolType }) => ProtocolType === 'WEBSOCKET').length;
  const { fullest } = totals;
  return (
    <Container>
      <KeyValuePairs
        columns={4}
        items={[
          {
            label: 'Read',
            value: coverageText(coverage),
            info: <Link href={paths.inventory}>Inventory</Link>,
          },
          { label: 'APIs', value: `${apis.length - webSocket} HTTP, ${webSocket} WebSocket` },
          { label: 'Routes', value: <Routes {...totals} /> },
          {
            label: 'Findings',
            value: report ? (
              <SeverityCounts
                findings={report.findings}
                href={(severity) => `${paths.findings}?severity=${severity}`}
              />
            ) : (
              'Checking'
            ),
          },
          meter('Custom domain names', QUOTAS.domainNamesPerRegion, domains?.length),
          meter('VPC links', QUOTAS.vpcLinksPerRegion, links?.length),
          {
            label: 'Most routes',
            value: fullest ? (
              <>
                <Link href={paths.route.list(fullest.api.ApiId ?? '')}>{fullest.api.Name}</Link>{' '}
                <QuotaMeter quota={QUOTAS.routesPerApi} used={fullest.routes} />
              </>
            ) : (
              'Not read'
            ),
          },
        ]}
      />
    </Container>
  );
}

function meter(label: string, quota: Parameters<typeof QuotaMeter>[0]['quota'], used: number | undefined) {
  const value: ReactNode = used === undefined ? 'Not read' : <QuotaMeter quota={quota} used={used} />;
  return { label, value };
}

function Routes({ routes, open }: { routes: number; open: number }) {
  const inventory = `${paths.inventory}?view=routes`;
  return (
    <>
      <Link href={inventory}>{countOf(routes, 'route')}</Link>
      {open > 0 && (
        <>
          , <Link href={`${inventory}&authorization=None`}>{open.toLocaleString('en')} open</Link>
        </>
      )}
    </>
  );
}
