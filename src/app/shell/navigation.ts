import { KINDS, kinds } from '../../service/kinds';
import { listPath, paths } from '../paths';

/** A screen that the side navigation and the search lead to. */
export interface Destination {
  text: string;
  href: string;
}

/** The lists of an account and Region. */
export const accountLists: readonly Destination[] = KINDS.filter(
  (kind) => kinds[kind].navigation === 'account',
).map((kind) => ({ text: kinds[kind].title, href: listPath(kind) }));

/** The screens of one API; those that only one protocol has are left out until it is known. */
export function apiScreens(apiId: string, protocol: string | undefined): Destination[] {
  const lists = KINDS.filter((kind) => {
    const { navigation, protocol: only } = kinds[kind];
    return navigation === 'api' && (only === undefined || only === protocol);
  }).map((kind) => ({ text: kinds[kind].title, href: listPath(kind, apiId) }));
  const http = [
    { text: 'CORS', href: paths.cors(apiId) },
    { text: 'Export API', href: paths.apiExport(apiId) },
    { text: 'Reimport', href: paths.apiReimport(apiId) },
  ];
  return [{ text: 'Overview', href: paths.api(apiId) }, ...lists, ...(protocol === 'HTTP' ? http : [])];
}
