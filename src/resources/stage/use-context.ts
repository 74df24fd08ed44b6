import { useAll, useItem } from '../../client/cache/queries';
import { useConnection } from '../../client/connection/use-connection';
import type { StageContext } from './model';

/** Loads what the stage form needs to know about its API; undefined until it is loaded. */
export function useStageContext(apiId: string): StageContext | undefined {
  const { region } = useConnection();
  const api = useItem('api', { ApiId: apiId });
  const stages = useAll('stage', { ApiId: apiId });
  const deployments = useAll('deployment', { ApiId: apiId });
  const routes = useAll('route', { ApiId: apiId });
  if (!api?.ProtocolType || !stages || !deployments || !routes) return undefined;
  return {
    apiId,
    region,
    protocol: api.ProtocolType,
    stages,
    routeKeys: routes.flatMap(({ RouteKey }) => (RouteKey ? [RouteKey] : [])),
    deployments,
  };
}
