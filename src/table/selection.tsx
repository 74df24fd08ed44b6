import Button from '@cloudscape-design/components/button';
import { type ReactNode, Suspense, useCallback, useMemo, useState } from 'react';
import { countOf } from '../lib/format';
import styles from './selection.module.css';

/** The bulk actions of a list. */
export interface BulkSelection<T> {
  /** The display name of a row: "GET /pets". */
  name: (row: T) => string;
  /**
   * The actions on the selected rows; rendered from the first selection on, then also for none. May be
   * lazy: a disabled button is shown until it is loaded.
   */
  actions: (rows: readonly T[], clear: () => void) => ReactNode;
}

interface Selection<T> {
  /** The selected rows that still exist, in the list's order. */
  rows: T[];
  /** All rows were requested while some were not loaded. */
  wantsAll: boolean;
  change: (shown: readonly T[], selected: readonly T[]) => void;
  select: (rows: readonly T[]) => void;
  selectAll: () => void;
  clear: () => void;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Which rows are selected, by id: filter, paging and refresh keep the selection, and a row that is removed from
 * the list is removed from the selection.
 */
export function useSelection<T>(rows: readonly T[] | undefined, rowId: (row: T) => string): Selection<T> {
  const [ids, setIds] = useState(NONE);
  const [wantsAll, setWantsAll] = useState(false);
  const selected = useMemo(
    () => (ids.size === 0 ? [] : (rows ?? []).filter((row) => ids.has(rowId(row)))),
    [rows, ids, rowId],
  );
  const clear = useCallback(() => {
    setIds(NONE);
    setWantsAll(false);
  }, []);
  return {
    rows: selected,
    wantsAll,
    change(shown, now) {
      const here = new Set(shown.map(rowId));
      const elsewhere = selected.map(rowId).filter((id) => !here.has(id));
      setIds(new Set([...elsewhere, ...now.map(rowId).filter((id) => here.has(id))]));
    },
    select(all) {
      setIds((before) => (all.length === 0 ? before : new Set([...before, ...all.map(rowId)])));
      setWantsAll(false);
    },
    selectAll: () => setWantsAll(true),
    clear,
  };
}

/** "12 of 300 routes selected", a button to select the rest, and the actions; the layout does not shift with them. */
export function SelectionBar<T>(props: {
  selection: Selection<T>;
  /** How many rows are loaded, and how many match the filter. */
  total: number;
  found: readonly T[];
  hasMore: boolean;
  isFiltered: boolean;
  noun: string;
  bulk: BulkSelection<T>;
}) {
  const { selection, found, hasMore, isFiltered, noun, bulk } = props;
  const [wasUsed, setWasUsed] = useState(false);
  const some = selection.rows.length;
  if (some > 0 && !wasUsed) setWasUsed(true);
  const selected = new Set(selection.rows);
  const coversAll = !hasMore && found.every((row) => selected.has(row));
  const number = hasMore ? '' : `${found.length.toLocaleString('en')} `;
  const waiting = (
    <Button disabled disabledReason={`Select ${noun}s first.`} iconName="caret-down-filled" iconAlign="right">
      Actions
    </Button>
  );
  return (
    <div className={styles.bar}>
      <span aria-live="polite">
        {some === 0
          ? `No ${noun} selected`
          : `${some.toLocaleString('en')} of ${countOf(props.total, noun)} selected`}
      </span>
      {some > 0 && !coversAll && (
        <Button variant="inline-link" loading={selection.wantsAll} onClick={selection.selectAll}>
          {`Select all ${number}${isFiltered ? 'matches' : `${noun}s`}`}
        </Button>
      )}
      {some > 0 && (
        <Button variant="inline-link" onClick={selection.clear}>
          Clear selection
        </Button>
      )}
      <div className={styles.actions}>
        {wasUsed ? (
          <Suspense fallback={waiting}>{bulk.actions(selection.rows, selection.clear)}</Suspense>
        ) : (
          waiting
        )}
      </div>
    </div>
  );
}
