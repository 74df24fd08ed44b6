import Button from '@cloudscape-design/components/button';
import {
  type ReactNode,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { countOf } from '../lib/format';
import { createStore, type Store } from '../lib/store';
import styles from './selection.module.css';

/** The bulk actions of a list. */
export interface BulkSelection<T> {
  /** The display name of a row: "GET /pets". Must be stable. */
  name: (row: T) => string;
  /**
   * The actions on the selected rows; rendered from the first selection on, then also for none. May be
   * lazy: a disabled button is shown until it is loaded.
   */
  actions: (rows: readonly T[], clear: () => void) => ReactNode;
}

/** Which rows of a list are selected. */
export interface Selection {
  /** Their ids. Not a state of the list: a tick renders its box and the bar, not the table. */
  ids: Store<ReadonlySet<string>>;
  /** All rows were requested while some were not loaded. */
  wantsAll: boolean;
  /** Ends the request for all rows with these; with none when they could not be loaded. */
  select: (ids: readonly string[]) => void;
  selectAll: () => void;
  clear: () => void;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Which rows are selected, by id: filter, paging and refresh keep the selection, and a row that is removed from
 * the list is removed from the selection.
 */
export function useSelection(): Selection {
  const [ids] = useState(() => createStore(NONE));
  const [wantsAll, setWantsAll] = useState(false);
  const select = useCallback(
    (more: readonly string[]) => {
      if (more.length > 0) ids.set(new Set([...ids.getSnapshot(), ...more]));
      setWantsAll(false);
    },
    [ids],
  );
  const selectAll = useCallback(() => setWantsAll(true), []);
  const clear = useCallback(() => {
    ids.set(NONE);
    setWantsAll(false);
  }, [ids]);
  return useMemo(
    () => ({ ids, wantsAll, select, selectAll, clear }),
    [ids, wantsAll, select, selectAll, clear],
  );
}

/** Becomes true, and stays it, once the frame is painted in which `begins` was true: what it loads does not delay that frame. */
function useAfterPaint(begins: boolean): boolean {
  const [isPainted, setIsPainted] = useState(false);
  useEffect(() => {
    if (!begins || isPainted) return;
    let timer: number | undefined;
    const frame = requestAnimationFrame(() => {
      timer = window.setTimeout(() => setIsPainted(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      window.clearTimeout(timer);
    };
  }, [begins, isPainted]);
  return isPainted;
}

/** "12 of 300 routes selected", a button to select the rest, and the actions; the layout does not shift with them. */
export function SelectionBar<T>(props: {
  selection: Selection;
  /** The rows that are loaded, and those that match the filter. */
  rows: readonly T[];
  found: readonly T[];
  rowId: (row: T) => string;
  hasMore: boolean;
  isFiltered: boolean;
  noun: string;
  bulk: BulkSelection<T>;
}) {
  const { selection, rows, found, rowId, hasMore, isFiltered, noun, bulk } = props;
  const ids = useSyncExternalStore(selection.ids.subscribe, selection.ids.getSnapshot);
  // The selected rows that still exist, in the list's order.
  const selected = useMemo(
    () => (ids.size === 0 ? [] : rows.filter((row) => ids.has(rowId(row)))),
    [rows, ids, rowId],
  );
  const some = selected.length;
  const wasUsed = useAfterPaint(some > 0);
  const coversAll = !hasMore && found.every((row) => ids.has(rowId(row)));
  const nouns = isFiltered ? 'matches' : `${noun}s`;
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
          : `${some.toLocaleString('en')} of ${countOf(rows.length, noun)} selected`}
      </span>
      {some > 0 && !coversAll && (
        <Button variant="inline-link" loading={selection.wantsAll} onClick={selection.selectAll}>
          {hasMore ? `Select all ${nouns}` : `Select all ${found.length.toLocaleString('en')} ${nouns}`}
        </Button>
      )}
      {some > 0 && (
        <Button variant="inline-link" onClick={selection.clear}>
          Clear selection
        </Button>
      )}
      <div className={styles.actions}>
        {wasUsed ? (
          <Suspense fallback={waiting}>{bulk.actions(selected, selection.clear)}</Suspense>
        ) : (
          waiting
        )}
      </div>
    </div>
  );
}
