import { useAll, useItem } from '../../api/queries';
import { useApiCrumbs } from '../../frame/crumbs';
import { paths } from '../../lib/paths';
import type { ModelContext } from './values';

/** What a model form has to know of its API; undefined until all of it is loaded. */
export function useModelContext(apiId: string): ModelContext | undefined {
  const api = useItem('api', { ApiId: apiId });
  const models = useAll('model', { ApiId: apiId });
  if (!api?.ProtocolType || !models) return undefined;
  return { apiId, protocol: api.ProtocolType, models };
}

/** The way to an API's models. */
export function useModelCrumbs(apiId: string) {
  return useApiCrumbs(apiId, { text: 'Models', href: paths.model.list(apiId) });
}
