import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import { paths } from '../../app/paths';
import { cachedCoverage } from '../../client/cache/cached-uses';
import { useCachedLists } from '../../client/cache/use-scan';
import { useConnection } from '../../client/connection/use-connection';
import { referenceKey } from '../../service/reference-uses';
import textStyles from '../../ui/text.module.css';
import { coverageText } from '../../views/coverage-text';
import { cachedUseRows } from './cached-rows';
import { ViewTable } from './view-table';

/** All that refer to one function, URL, VPC link, role, issuer, certificate or authorizer, as far as the account was read. */
export function Uses({ kind, value }: { kind: string; value: string }) {
  const connection = useConnection();
  const version = useCachedLists();
  // The version changes with what the cache holds.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const rows = useMemo(
    () => cachedUseRows(connection, (key) => key === referenceKey({ kind, value })),
    [connection, kind, value, version],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const coverage = useMemo(() => cachedCoverage(connection), [connection, version]);
  // An authorizer's value is made of IDs; its name is in the rows.
  const name = rows[0]?.values.value ?? value;
  return (
    <SpaceBetween size="s">
      <Header
        variant="h2"
        description={coverageText(coverage)}
        actions={<Link href={`${paths.inventory}?view=references`}>All references</Link>}
      >
        <span className={textStyles.breakAnywhere}>
          Where used: {kind} {name}
        </span>
      </Header>
      <ViewTable view="uses" rows={rows} />
    </SpaceBetween>
  );
}
