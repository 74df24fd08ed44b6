/** A row with the text it is searched by, computed once. */
export interface Searchable<T> {
  row: T;
  haystack: string;
}

/** Pairs each row with its lower-case search text. */
export function searchable<T>(rows: readonly T[], text: (row: T) => string): Searchable<T>[] {
  return rows.map((row) => ({ row, haystack: text(row).toLowerCase() }));
}

/** The rows that contain every word of `query`, ignoring case. */
export function filterRows<T>(rows: readonly Searchable<T>[], query: string): T[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(({ haystack }) => words.every((word) => haystack.includes(word))).map(({ row }) => row);
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The sort value of a column; undefined sorts last in either direction. */
export type SortValue = string | number | Date | undefined;

/** A sorted copy; equal rows keep their order. */
export function sortRows<T>(rows: readonly T[], by: (row: T) => SortValue, descending: boolean): T[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const left = by(a);
    const right = by(b);
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined);
    if (typeof left === 'string' && typeof right === 'string') return sign * collator.compare(left, right);
    return sign * (Number(left) - Number(right));
  });
}
