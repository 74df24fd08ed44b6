import { useAll } from '../../client/cache/queries';
import type { ApiMappingContext } from './model';

/** Loads what the mapping form needs to know; undefined until it is loaded. */
export function useApiMappingContext(domainName: string): ApiMappingContext | undefined {
  const apis = useAll('api', {});
  const mappings = useAll('apiMapping', { DomainName: domainName });
  return apis && mappings ? { domainName, apis, mappings } : undefined;
}
