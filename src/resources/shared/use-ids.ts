import { useParams } from 'react-router';
import { invariant } from '../../lib/invariant';

/** The named route parameters, such as `apiId`. @throws Error if the route lacks one */
export function useIds<Name extends string>(...names: Name[]): Record<Name, string> {
  const params = useParams();
  const entries = names.map((name) => {
    const value = params[name];
    invariant(value, `The URL has no ${name}.`);
    return [name, value] as const;
  });
  return Object.fromEntries(entries) as Record<Name, string>;
}
