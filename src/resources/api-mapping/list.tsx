import { Navigate, useLocation } from 'react-router';
import { paths } from '../../app/paths';
import { useIds } from '../shared/use-ids';

/** The former address of the list: API mappings are on the screen of their domain name. */
export function Component() {
  const { domain } = useIds('domain');
  const { search } = useLocation();
  return <Navigate to={paths.domainName.detail(domain) + search} replace />;
}
