import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { listScreen } from '../../app/navigation';
import { useCachedLists } from '../../client/cache/use-scan';
import { useConnection } from '../../client/connection/use-connection';
import { Screen } from '../../ui/screen';
import { ScanPanel } from '../../views/scan-panel';
import { cachedRows, cachedUseRows } from './cached-rows';
import { VIEWS } from './rows';
import { Uses } from './uses';
import { ViewTable } from './view-table';
import { INVENTORY } from './views';

type Tab = (typeof VIEWS)[number];

/** The resources of all APIs of the account in tables, as far as they were read. */
export function Component() {
  const [params, setParams] = useSearchParams();
  const tab = VIEWS.find((one) => one === params.get('view')) ?? 'routes';
  const value = tab === 'references' ? params.get('value') : null;
  const kind = params.get('kind') ?? '';
  return (
    <Screen
      title="Inventory"
      crumbs={[listScreen('api')]}
      description="The resources of all APIs of this account and Region, as far as they were read."
    >
      <SpaceBetween size="m">
        <ScanPanel />
        <SegmentedControl
          label="View"
          selectedId={tab}
          options={VIEWS.map((id) => ({ id, text: INVENTORY[id].title }))}
          onChange={({ detail }) => setParams({ view: detail.selectedId })}
        />
        {value ? (
          <Uses key={`${kind} ${value}`} kind={kind} value={value} />
        ) : (
          <CachedView key={tab} view={tab} />
        )}
      </SpaceBetween>
    </Screen>
  );
}

function CachedView({ view }: { view: Tab }) {
  const connection = useConnection();
  const version = useCachedLists();
  // The version changes with what the cache holds.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const rows = useMemo(() => cachedRows(connection, view), [connection, view, version]);
  if (view !== 'references') return <ViewTable view={view} rows={rows} />;
  // Downloads name each use: how many there are answers no question outside of this screen.
  const uses = (of: readonly { id: string }[]) => {
    const ids = new Set(of.map(({ id }) => id));
    return cachedUseRows(connection, (id) => ids.has(id));
  };
  return <ViewTable view={view} rows={rows} downloads={{ view: 'uses', of: uses }} />;
}
