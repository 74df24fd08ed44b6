import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import {
  lazy,
  type ReactNode,
  type Ref,
  Suspense,
  startTransition,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { countOf, timeAgo } from '../lib/format';
import type { QuotaFigure } from '../ui/quota-meter';
import { useNow } from '../ui/use-now';
import { filterRows, type SortValue, searchable, sortRows } from './rows';
import { type BulkSelection, SelectionBar, useSelection } from './selection';
import { BoxesContext, boxColumn, useBoxes } from './selection-boxes';
import { useDebouncedText, useTableState } from './url-state';

const QuotaMeter = lazy(() => import('../ui/quota-meter'));

/** More rows than this render too slowly for a key press. */
const PAGE_SIZE = 50;

/** Of the quota's bar and figures, such as "120 of 600 ↑". */
const METER_WIDTH = 150;

/** A list from the data layer: the loaded rows, and how to load more. */
interface LoadedList<T> {
  rows: T[] | undefined;
  updatedAt: number;
  isFetching: boolean;
  hasMore: boolean;
  /** The next page could not be loaded. */
  hasFailed: boolean;
  loadMore: () => unknown;
  /** Reloads the list; absent for a list that is always up to date. */
  refresh?: () => unknown;
}

/** A column; keep the array outside of the component or in a memo, so that typing does not render rows again. */
export interface Column<T> {
  id: string;
  header: string;
  cell: (row: T) => ReactNode;
  /** Makes the column sortable. */
  sort?: (row: T) => SortValue;
  width?: number;
  /** Minimum width, below which the table scrolls horizontally; 140 by default. */
  minWidth?: number;
  isRowHeader?: boolean;
}

export interface ListTableProps<T> {
  list: LoadedList<T>;
  /** Singular: "route". */
  noun: string;
  columns: readonly Column<T>[];
  /** The searchable text of a row. */
  search: (row: T) => string;
  rowId: (row: T) => string;
  /** The text and action of an empty list. */
  empty: { text: string; action?: ReactNode };
  /** Bulk actions; without them rows cannot be selected. */
  bulk?: BulkSelection<T>;
  /** A choice outside of the table that leaves only some rows, such as those of one method. Must be stable. */
  narrowed?: { keeps: (row: T) => boolean; clear: () => void } | undefined;
  /** The service's limit to such lists; its meter is beside the count once the whole list is loaded. */
  quota?: QuotaFigure & {
    /** Which rows count towards the limit, when not all do. */
    counts?: (row: T) => boolean;
  };
}

/**
 * A list screen's table: filter, sort, count and paging over what is loaded. Filtering and sorting need all rows, so
 * either loads the remaining pages of the list.
 */
export function ListTable<T>(props: ListTableProps<T>) {
  const { list, noun, columns, search, rowId, empty, bulk, narrowed, quota } = props;
  const [state, change] = useTableState();
  const filter = useRef<FilterHandle>(null);
  // What is typed filters at once; the address, which is rendered with the whole screen, follows when no key comes any more.
  const [query, setQuery] = useState(state.q);
  const { rows, hasMore, hasFailed, isFetching, loadMore } = list;

  const selection = useSelection();
  const needsAll = query !== '' || narrowed !== undefined || state.sort !== '' || selection.wantsAll;
  // The page in the URL is shown in full, also after a reload, when only the first rows are loaded.
  const isShort = rows !== undefined && rows.length < state.page * PAGE_SIZE;
  const wantsMore = needsAll || isShort;
  useEffect(() => {
    if (wantsMore && hasMore && !isFetching && !hasFailed) void loadMore();
  }, [wantsMore, hasMore, isFetching, hasFailed, loadMore]);

  const prepared = useMemo(() => searchable(rows ?? [], search), [rows, search]);
  const found = useMemo(() => {
    const matching = filterRows(prepared, query);
    return narrowed ? matching.filter(narrowed.keeps) : matching;
  }, [prepared, query, narrowed]);
  const isFiltered = query !== '' || narrowed !== undefined;
  const { wantsAll, select } = selection;
  useEffect(() => {
    // All rows were requested before all were loaded.
    if (wantsAll && (!hasMore || hasFailed)) select(hasFailed ? [] : found.map(rowId));
  }, [wantsAll, hasMore, hasFailed, select, found, rowId]);
  const sortBy = columns.find((column) => column.id === state.sort)?.sort;
  const ordered = useMemo(
    () => (sortBy ? sortRows(found, sortBy, state.desc) : found),
    [found, sortBy, state.desc],
  );

  const pageCount = Math.max(1, Math.ceil(ordered.length / PAGE_SIZE));
  // The page in the address is one of what the address filters.
  const page = query === state.q ? Math.min(state.page, pageCount) : 1;
  const shown = useMemo(() => ordered.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), [ordered, page]);

  const hasBegun = useHasBegun(rows !== undefined);
  const visible = useMemo(() => (hasBegun ? shown : shown.slice(0, rowsInSight())), [hasBegun, shown]);
  const boxes = useBoxes(selection, shown, rows, rowId);
  const rowName = bulk?.name;
  const definitions = useMemo(
    () => [...(rowName ? [boxColumn(noun, rowId, rowName)] : []), ...columns.map(toDefinition)],
    [columns, noun, rowId, rowName],
  );
  const sorting = definitions.find((definition) => definition.id === state.sort);
  const loaded = countOf(rows?.length ?? 0, noun);
  const matches = countOf(found.length, 'match', 'matches');

  return (
    <BoxesContext value={boxes}>
      <Table<T>
        variant="container"
        items={visible}
        trackBy={rowId}
        columnDefinitions={definitions}
        loading={rows === undefined}
        loadingText={`Loading ${noun}s`}
        wrapLines
        enableKeyboardNavigation
        {...(sorting ? { sortingColumn: sorting } : {})}
        sortingDescending={state.desc}
        onSortingChange={({ detail }) =>
          change({
            sort: (detail.sortingColumn as { id?: string }).id ?? '',
            desc: detail.isDescending ?? false,
            page: 1,
          })
        }
        ariaLabels={{ tableLabel: `${noun}s` }}
        {...(bulk
          ? {
              header: (
                <SelectionBar
                  selection={selection}
                  rows={rows ?? []}
                  found={found}
                  rowId={rowId}
                  hasMore={hasMore}
                  isFiltered={isFiltered}
                  noun={noun}
                  bulk={bulk}
                />
              ),
            }
          : {})}
        filter={
          <Filter
            ref={filter}
            noun={noun}
            query={state.q}
            onTyped={setQuery}
            onSettled={(q) => change({ q, page: 1 })}
            countText={isFiltered ? matches : ''}
          />
        }
        pagination={
          <SpaceBetween direction="horizontal" size="xs" alignItems="center">
            {quota && (
              // Reserved from the start: what is beside it must not move when the meter comes.
              <span style={{ display: 'inline-block', minInlineSize: METER_WIDTH }}>
                {rows && !hasMore && hasBegun && (
                  <Suspense fallback={null}>
                    <QuotaMeter
                      quota={quota}
                      used={quota.counts ? rows.filter(quota.counts).length : rows.length}
                    />
                  </Suspense>
                )}
              </span>
            )}
            <Box color="text-body-secondary" fontSize="body-s">
              <Progress list={list} needsAll={needsAll} loaded={loaded} />
            </Box>
            {list.refresh && (
              <Button
                iconName="refresh"
                variant="icon"
                ariaLabel={`Refresh ${noun}s`}
                loading={isFetching}
                onClick={() => void list.refresh?.()}
              />
            )}
            {(pageCount > 1 || hasMore) && (
              <Pagination
                currentPageIndex={page}
                pagesCount={pageCount}
                openEnd={hasMore}
                onChange={({ detail }) => change({ page: detail.currentPageIndex })}
              />
            )}
          </SpaceBetween>
        }
        empty={
          !isFiltered || rows?.length === 0 ? (
            <Notice title={`No ${noun}s`} text={empty.text} action={empty.action} />
          ) : narrowed ? (
            <Notice
              title="No matches"
              text={`None of ${loaded} matches all filters.`}
              action={
                <Button
                  onClick={() => {
                    filter.current?.clear();
                    narrowed.clear();
                  }}
                >
                  Clear filters
                </Button>
              }
            />
          ) : (
            <Notice
              title="No matches"
              text={`None of ${loaded} has “${query}”.`}
              action={<Button onClick={() => filter.current?.clear()}>Clear filter</Button>}
            />
          )
        }
      />
    </BoxesContext>
  );
}

/** The least height of a row and of what is above the first one, in pixels. */
const LEAST_ROW_HEIGHT = 36;
const LEAST_HEIGHT_ABOVE = 200;

/** How many rows the window has room for at most. */
const rowsInSight = () => Math.max(1, Math.ceil((innerHeight - LEAST_HEIGHT_ABOVE) / LEAST_ROW_HEIGHT));

/** Whether a list's first rows are in sight: the others, and what is loaded for the list, follow in the next frame, which they would delay. */
function useHasBegun(isLoaded: boolean): boolean {
  const [hasBegun, setHasBegun] = useState(false);
  useEffect(() => {
    if (isLoaded) startTransition(() => setHasBegun(true));
  }, [isLoaded]);
  return hasBegun;
}

/** What a list can ask of its search field. */
interface FilterHandle {
  clear: () => void;
}

/** The search field. Its own component: a key renders it at once, and the table in a transition that the next key interrupts. */
function Filter(props: {
  ref: Ref<FilterHandle>;
  noun: string;
  /** The text in the address. */
  query: string;
  /** Each text, also one that comes from the address. Must be stable. */
  onTyped: (text: string) => void;
  /** The text that is to be in the address. */
  onSettled: (text: string) => void;
  countText: string;
}) {
  const { onTyped } = props;
  const [typed, setTyped] = useDebouncedText(props.query, props.onSettled);
  useEffect(() => startTransition(() => onTyped(typed)), [typed, onTyped]);
  // Not by the address, in which the text may not be yet.
  useImperativeHandle(props.ref, () => ({ clear: () => setTyped('') }), [setTyped]);
  const label = `Search ${props.noun}s`;
  return (
    <TextFilter
      filteringText={typed}
      filteringPlaceholder={label}
      filteringAriaLabel={label}
      countText={props.countText}
      onChange={({ detail }) => setTyped(detail.filteringText)}
    />
  );
}

/** What is loaded and when. Its own component: as time passes, it is rendered again and the rows are not. */
function Progress(props: { list: LoadedList<unknown>; needsAll: boolean; loaded: string }) {
  const now = useNow();
  const { list, needsAll, loaded } = props;
  return (
    <>
      <span role="status">{progress(list, needsAll, loaded)}</span>
      {list.rows &&
        !list.hasFailed &&
        !list.hasMore &&
        list.refresh &&
        `, as of ${timeAgo(new Date(list.updatedAt), now)}`}
    </>
  );
}

function progress(list: LoadedList<unknown>, needsAll: boolean, loaded: string): string {
  if (list.rows === undefined) return '';
  if (list.hasFailed) return `${loaded} loaded, the rest failed to load`;
  if (list.hasMore)
    return needsAll ? `${loaded} loaded, loading the rest` : `${loaded} loaded, more available`;
  return loaded;
}

/**
 * The kit renders all cells of a page for each box that is ticked and each key; what is in a cell stays as it is while the
 * row and the columns do.
 */
function kept<T>(cell: (row: T) => ReactNode): (row: T) => ReactNode {
  const elements = new WeakMap<object, ReactNode>();
  return (row) => {
    const key = row as object;
    if (!elements.has(key)) elements.set(key, cell(row));
    return elements.get(key);
  };
}

function toDefinition<T>(column: Column<T>): TableProps.ColumnDefinition<T> {
  const { sort, width, minWidth = 140, isRowHeader, cell, ...rest } = column;
  return {
    ...rest,
    cell: kept(cell),
    ...(sort ? { sortingField: column.id } : {}),
    ...(width === undefined ? { minWidth } : { width, minWidth: width }),
    ...(isRowHeader ? { isRowHeader } : {}),
  };
}

function Notice(props: { title: string; text: string; action?: ReactNode }) {
  return (
    <Box textAlign="center" padding={{ vertical: 'm' }}>
      <SpaceBetween size="s">
        <div>
          <Box variant="strong">{props.title}</Box>
          <Box variant="p" color="text-body-secondary">
            {props.text}
          </Box>
        </div>
        {props.action && <div style={{ display: 'flex', justifyContent: 'center' }}>{props.action}</div>}
      </SpaceBetween>
    </Box>
  );
}
