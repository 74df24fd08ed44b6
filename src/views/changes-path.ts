import { paths } from '../app/paths';

/**
 * The *Changes* screen of an API with both sides chosen.
 * @param from `latest`, `stage:NAME`, `saved:ID` or `api:CONNECTION/REGION/ID`
 * @param to the same
 */
export function changesPath(apiId: string, from: string, to: string): string {
  return `${paths.apiChanges(apiId)}?${new URLSearchParams({ from, to })}`;
}
