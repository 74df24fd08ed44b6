import { listScreen } from '../../app/navigation';
import { useAll, useItem } from '../../client/cache/queries';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import type { ModelContext } from './model';

/** Loads what the model form needs to know about its API; undefined until it is loaded. */
export function useModelContext(apiId: string): ModelContext | undefined {
  const api = useItem('api', { ApiId: apiId });
  const models = useAll('model', { ApiId: apiId });
  if (!api?.ProtocolType || !models) return undefined;
  return { apiId, protocol: api.ProtocolType, models };
}

/** Breadcrumbs to an API's models. */
export function useModelBreadcrumbs(apiId: string) {
  return useApiBreadcrumbs(apiId, listScreen('model', apiId));
}
