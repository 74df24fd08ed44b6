import { useCallback, useEffect, useState } from 'react';
import { useUrlMembers } from './url-members';

/** Debounce of typing before the URL updates, and what is read from it. */
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
  const [params, set] = useUrlMembers();
  const page = Number(params.get('page') ?? '1');
  const state: TableState = {
    q: params.get('q') ?? '',
    sort: params.get('sort') ?? '',
    desc: params.get('desc') === '1',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
  const change = useCallback(
    (part: Partial<TableState>) =>
      set({
        ...(part.q !== undefined && { q: part.q }),
        ...(part.sort !== undefined && { sort: part.sort }),
        ...(part.desc !== undefined && { desc: part.desc ? '1' : '' }),
        ...(part.page !== undefined && { page: part.page > 1 ? String(part.page) : '' }),
      }),
    [set],
  );
  return [state, change];
}

/** The typed text, debounced into the URL; the URL wins when something else changes it (Back, *Clear filters*). */
export function useDebouncedText(q: string, commit: (q: string) => void): [string, (typed: string) => void] {
  const [typed, setTyped] = useState(q);
  const [seen, setSeen] = useState(q);
  // Committed, not yet in the URL that is rendered: its arrival must not undo what was typed in the meantime.
  const [underway, setUnderway] = useState<readonly string[]>([]);
  if (q !== seen) {
    setSeen(q);
    const arrived = underway.indexOf(q);
    setUnderway(underway.slice(arrived + 1));
    if (arrived < 0) {
      setUnderway([]);
      setTyped(q);
    }
  }
  const last = underway.at(-1) ?? q;
  useEffect(() => {
    if (typed === last) return;
    const settle = () => {
      setUnderway((old) => [...old, typed]);
      commit(typed);
    };
    const timer = setTimeout(settle, DEBOUNCE_MS);
    // A press elsewhere may lead to another screen, from which Back brings the text back.
    document.addEventListener('focusout', settle, { once: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener('focusout', settle);
    };
  });
  return [typed, setTyped];
}
