import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { listScreen } from '../../app/navigation';
import { useCachedLists } from '../../client/cache/use-scan';
import { useConnection } from '../../client/connection/use-connection';
import { ListTable } from '../../table/list-table';
import { filterRows, searchable } from '../../table/rows';
import { download } from '../../ui/download';
import { Screen } from '../../ui/screen';
import { ScanPanel } from '../../views/scan-panel';
import { cachedRows } from './cached-rows';
import { tableColumns } from './columns';
import { inventoryCsv, inventoryJson } from './export';
import { ColumnChoice, Facets, storedColumns, useFacets } from './facets';
import styles from './inventory.module.css';
import { type Row, VIEWS, type View } from './rows';
import { INVENTORY } from './views';

/** The resources of all APIs of the account in tables, as far as they were read. */
export function Component() {
  const [params, setParams] = useSearchParams();
  const view = VIEWS.find((one) => one === params.get('view')) ?? 'routes';
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
          selectedId={view}
          options={VIEWS.map((id) => ({ id, text: INVENTORY[id].title }))}
          onChange={({ detail }) => setParams({ view: detail.selectedId })}
        />
        <ViewTable key={view} view={view} />
      </SpaceBetween>
    </Screen>
  );
}

/** What a row is found by. */
const haystack = ({ values, terms, apiId = '' }: Row) => [...Object.values(values), apiId, terms].join('\n');

const rowId = ({ id }: Row) => id;

function ViewTable({ view }: { view: View }) {
  const connection = useConnection();
  const version = useCachedLists();
  // The version stands for what the cache holds.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const rows = useMemo(() => cachedRows(connection, view), [connection, view, version]);
  const { columns, noun, empty } = INVENTORY[view];
  const facets = useFacets(columns);
  const [chosen, setChosen] = useState(() => storedColumns(view));
  const shown = useMemo(() => tableColumns(view, chosen), [view, chosen]);
  const [params] = useSearchParams();
  const save = (format: string) => {
    const matching = filterRows(searchable(rows, haystack), params.get('q') ?? '');
    const kept = facets.narrowed ? matching.filter(facets.narrowed.keeps) : matching;
    const text = format === 'csv' ? inventoryCsv(view, kept) : inventoryJson(kept);
    download(text, `${view}-${connection.region}.${format}`);
  };
  return (
    <SpaceBetween size="s">
      <div className={styles.controls}>
        <Facets columns={columns} rows={rows} facets={facets} />
        <ColumnChoice view={view} chosen={chosen} onChange={setChosen} />
        <ButtonDropdown
          items={[
            { id: 'csv', text: 'CSV' },
            { id: 'json', text: 'JSON' },
          ]}
          disabled={rows.length === 0}
          {...(rows.length === 0 && { disabledReason: empty })}
          onItemClick={({ detail }) => save(detail.id)}
        >
          Download
        </ButtonDropdown>
      </div>
      <ListTable<Row>
        list={{
          rows,
          updatedAt: 0,
          isFetching: false,
          hasMore: false,
          hasFailed: false,
          loadMore: () => undefined,
        }}
        noun={noun}
        columns={shown}
        search={haystack}
        rowId={rowId}
        empty={{ text: empty }}
        narrowed={facets.narrowed}
      />
    </SpaceBetween>
  );
}
