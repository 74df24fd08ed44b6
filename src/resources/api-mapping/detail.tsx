import { Navigate } from 'react-router';
import { paths } from '../../app/paths';
import { useIds } from '../shared/use-ids';

/** The former address of an API mapping: it is on the screen of its domain name. */
export function Component() {
  const { domain } = useIds('domain');
  return <Navigate to={paths.domainName.detail(domain)} replace />;
}
