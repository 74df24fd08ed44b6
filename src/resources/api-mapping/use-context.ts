import { useAll } from '../../client/cache/queries';
import type { ApiMappingContext } from './model';

/** What a mapping form has to know; undefined until all of it is loaded. */
export function useApiMappingContext(domainName: string): ApiMappingContext | undefined {
  const apis = useAll('api', {});
  const mappings = useAll('apiMapping', { DomainName: domainName });
  return apis && mappings ? { domainName, apis, mappings } : undefined;
}
