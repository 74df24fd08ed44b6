import { useSingleTabStopNavigation } from '@cloudscape-design/component-toolkit/internal';
import type { TableProps } from '@cloudscape-design/components/table';
import {
  createContext,
  memo,
  type RefObject,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import { invariant } from '../lib/invariant';
import type { Selection } from './selection';
import styles from './selection.module.css';

// The kit's own boxes are part of its table, which renders all rows for a tick: these render alone.

/** The rows of the page that is shown, and what a press on one of their boxes does. */
export interface Boxes {
  ids: Selection['ids'];
  /** Whether all of the page are selected, or some of the list. */
  state: () => 'all' | 'some' | 'none';
  isEmpty: boolean;
  toggle: (id: string, isRange: boolean) => void;
  toggleAll: () => void;
}

export const BoxesContext = createContext<Boxes | undefined>(undefined);

/** @param shown the rows of the page; @param rows all that are loaded */
export function useBoxes<T>(
  { ids }: Selection,
  shown: readonly T[],
  rows: readonly T[] | undefined,
  rowId: (row: T) => string,
): Boxes {
  const last = useRef<string>(undefined);
  return useMemo(() => {
    const page = shown.map(rowId);
    const areAllSelected = () => page.length > 0 && page.every((id) => ids.getSnapshot().has(id));
    const change = (changed: readonly string[], isSelected: boolean) => {
      // A row that is removed from the list is removed from the selection.
      const next = new Set((rows ?? []).map(rowId).filter((id) => ids.getSnapshot().has(id)));
      for (const id of changed) isSelected ? next.add(id) : next.delete(id);
      ids.set(next);
    };
    return {
      ids,
      state() {
        const selected = ids.getSnapshot();
        if (areAllSelected()) return 'all';
        return selected.size > 0 && (rows ?? []).some((row) => selected.has(rowId(row))) ? 'some' : 'none';
      },
      isEmpty: page.length === 0,
      toggle(id, isRange) {
        const from = isRange && last.current !== undefined ? page.indexOf(last.current) : -1;
        const to = page.indexOf(id);
        last.current = id;
        const range = from < 0 ? [id] : page.slice(Math.min(from, to), Math.max(from, to) + 1);
        change(range, !ids.getSnapshot().has(id));
      },
      toggleAll: () => change(page, !areAllSelected()),
    };
  }, [ids, shown, rows, rowId]);
}

/** The width of the kit's own column of boxes. */
const WIDTH = 40;

/** The column of the boxes. */
export function boxColumn<T>(
  noun: string,
  rowId: (row: T) => string,
  name: (row: T) => string,
): TableProps.ColumnDefinition<T> {
  return {
    id: 'selection',
    header: <AllBox label={`Select all ${noun}s on this page`} />,
    cell: (row) => <RowBox id={rowId(row)} label={`Select ${name(row)}`} />,
    width: WIDTH,
    minWidth: WIDTH,
    maxWidth: WIDTH,
  };
}

function useContextBoxes(): Boxes {
  const boxes = useContext(BoxesContext);
  invariant(boxes, 'A box is outside of a list.');
  return boxes;
}

const RowBox = memo(function RowBox({ id, label }: { id: string; label: string }) {
  const { ids, toggle } = useContextBoxes();
  const isSelected = useSyncExternalStore(ids.subscribe, () => ids.getSnapshot().has(id));
  return <Box label={label} isChecked={isSelected} onToggle={(isRange) => toggle(id, isRange)} />;
});

function AllBox({ label }: { label: string }) {
  const { ids, state, isEmpty, toggleAll } = useContextBoxes();
  const now = useSyncExternalStore(ids.subscribe, state);
  return (
    <Box
      label={label}
      isChecked={now === 'all'}
      isIndeterminate={now === 'some'}
      isDisabled={isEmpty}
      onToggle={toggleAll}
    />
  );
}

/** A box that fills its cell, so that a press beside it counts. One element, where the kit's box is eight: a page has fifty. */
function Box(props: {
  label: string;
  isChecked: boolean;
  isIndeterminate?: boolean;
  isDisabled?: boolean;
  /** @param isRange with the Shift key: all rows from the last one on */
  onToggle: (isRange: boolean) => void;
}) {
  const { label, isChecked, isIndeterminate = false, isDisabled = false } = props;
  const input = useRef<HTMLInputElement>(null);
  // One of the table's elements is reached by Tab, and the others from there by the arrow keys.
  const { tabIndex } = useSingleTabStopNavigation(input as RefObject<HTMLInputElement>);
  useEffect(() => {
    if (input.current) input.current.indeterminate = isIndeterminate;
  }, [isIndeterminate]);
  const isShift = useRef(false);
  const note = (event: { shiftKey: boolean }) => {
    isShift.current = event.shiftKey;
  };
  return (
    <label
      className={styles.box}
      title={label}
      data-selected={isChecked}
      onKeyDown={note}
      onMouseDown={(event) => {
        note(event);
        // Without it Firefox does not tick a box with Shift, and the others select text.
        event.preventDefault();
      }}
    >
      <input
        ref={input}
        className={styles.input}
        type="checkbox"
        aria-label={label}
        checked={isChecked}
        disabled={isDisabled}
        tabIndex={tabIndex}
        onChange={() => {
          // A press does not focus it, because of the above.
          input.current?.focus();
          props.onToggle(isShift.current);
          isShift.current = false;
        }}
      />
    </label>
  );
}
