import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useConnection } from '../../client/connection/use-connection';
import { ListTable } from '../../table/list-table';
import { filterRows, searchable } from '../../table/rows';
import type { BulkSelection } from '../../table/selection';
import { download } from '../../ui/download';
import { tableColumns } from './columns';
import { inventoryCsv, inventoryJson } from './export';
import { ColumnChoice, Facets, storedColumns, useFacets } from './facets';
import styles from './inventory.module.css';
import type { Row, View } from './rows';
import { isBulkView, rowName } from './selectable';
import { INVENTORY } from './views';

const InventoryActions = lazy(() => import('./bulk/actions'));

/** What a row is found by. */
const haystack = ({ values, terms, apiId = '' }: Row) => [...Object.values(values), apiId, terms].join('\n');

const rowId = ({ id }: Row) => id;

interface ViewTableProps {
  view: View;
  rows: Row[];
  /** Downloads are rows of another view, made of those that match; by default they are those. */
  downloads?: { view: View; of: (rows: readonly Row[]) => Row[] };
}

/** The rows of a view with its filters, its choice of columns and its downloads. */
export function ViewTable({ view, rows, downloads }: ViewTableProps) {
  const connection = useConnection();
  const { columns, noun, empty } = INVENTORY[view];
  const facets = useFacets(columns);
  const [chosen, setChosen] = useState(() => storedColumns(view));
  const shown = useMemo(() => tableColumns(view, chosen), [view, chosen]);
  const bulk = useMemo<BulkSelection<Row> | undefined>(
    () =>
      isBulkView(view)
        ? {
            // The same name occurs in several APIs.
            name: (row) => `${rowName(view, row)} of ${row.values.api}`,
            actions: (selected, clear) => <InventoryActions view={view} rows={selected} clear={clear} />,
          }
        : undefined,
    [view],
  );
  const [params] = useSearchParams();
  const save = (format: string) => {
    const matching = filterRows(searchable(rows, haystack), params.get('q') ?? '');
    const kept = facets.narrowed ? matching.filter(facets.narrowed.keeps) : matching;
    const saved = downloads ? downloads.of(kept) : kept;
    const name = downloads?.view ?? view;
    const text = format === 'csv' ? inventoryCsv(name, saved) : inventoryJson(saved);
    download(text, `${name}-${connection.region}.${format}`);
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
        {...(bulk && { bulk })}
      />
    </SpaceBetween>
  );
}
