import { useParams } from 'react-router';
import { invariant } from '../../lib/invariant';

/** The named parts of a screen's address, such as `apiId`. @throws Error where the map of screens lacks one */
export function useIds<Name extends string>(...names: Name[]): Record<Name, string> {
  const params = useParams();
  const entries = names.map((name) => {
    const value = params[name];
    invariant(value, `The address has no ${name}.`);
    return [name, value] as const;
  });
  return Object.fromEntries(entries) as Record<Name, string>;
}
