import { useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';

/** Debounce of typing before the URL and the rows update. */
const DEBOUNCE_MS = 120;

/** The table state in the URL: reload, Back and a shared link show the same rows. */
export interface TableState {
  /** Filter text. */
  q: string;
  /** Column id; empty for the service's order. */
  sort: string;
  desc: boolean;
  /** 1-based. */
  page: number;
}

/** Reads and writes the table's state in the query string; defaults are omitted. */
export function useTableState(): [TableState, (change: Partial<TableState>) => void] {
  const [params, setParams] = useSearchParams();
  const page = Number(params.get('page') ?? '1');
  const state: TableState = {
    q: params.get('q') ?? '',
    sort: params.get('sort') ?? '',
    desc: params.get('desc') === '1',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
  const change = useCallback(
    (part: Partial<TableState>) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          const put = (name: string, value: string | undefined) =>
            value ? next.set(name, value) : next.delete(name);
          if (part.q !== undefined) put('q', part.q);
          if (part.sort !== undefined) put('sort', part.sort);
          if (part.desc !== undefined) put('desc', part.desc ? '1' : '');
          if (part.page !== undefined) put('page', part.page > 1 ? String(part.page) : '');
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setParams],
  );
  return [state, change];
}

/** The typed text, debounced into the URL; the URL wins when it changes by navigation (Back). */
export function useDebouncedText(q: string, commit: (q: string) => void): [string, (typed: string) => void] {
  const [typed, setTyped] = useState(q);
  const [committed, setCommitted] = useState(q);
  if (q !== committed) {
    setCommitted(q);
    setTyped(q);
  }
  useEffect(() => {
    if (typed === q) return;
    const timer = setTimeout(() => {
      setCommitted(typed);
      commit(typed);
    }, DEBOUNCE_MS);
    return () => clearTimeout(timer);
  });
  return [typed, setTyped];
}
