import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Sets members of the URL's query and leaves the others; an empty value removes its member. */
export type SetUrlMembers = (values: Readonly<Record<string, string>>) => void;

/**
 * Members of the URL's query, and a setter of some of them. A change that does not name `page` goes back to the first page.
 * The setter starts from the URL as it is, not as it was last rendered: a navigation is rendered later than it happens, and
 * two changes in between would otherwise bring back what the first had removed.
 */
export function useUrlMembers(): [URLSearchParams, SetUrlMembers] {
  const [params, setParams] = useSearchParams();
  const set = useCallback<SetUrlMembers>(
    (values) => {
      const next = new URLSearchParams(window.location.search);
      next.delete('page');
      for (const [name, value] of Object.entries(values)) value ? next.set(name, value) : next.delete(name);
      setParams(next, { replace: true, preventScrollReset: true });
    },
    [setParams],
  );
  return [params, set];
}
