import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Members of the URL's query; an empty value is left out of the URL. Changes go back to the table's first page. */
export function useUrlMembers(): [
  get: (name: string) => string,
  set: (values: Readonly<Record<string, string>>) => void,
] {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (values: Readonly<Record<string, string>>) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          for (const [name, value] of Object.entries(values))
            value ? next.set(name, value) : next.delete(name);
          next.delete('page');
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setParams],
  );
  return [(name) => params.get(name) ?? '', set];
}
