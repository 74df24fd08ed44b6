import { useAll } from '../../client/cache/queries';
import { routeForKey } from '../../service/rules/selection-expression';
import { RouteKey } from '../../views/route-key';

/** The route that receives messages with this key; loads the routes of the API. */
export function RouteTarget({ apiId, result }: { apiId: string; result: string }) {
  const routes = useAll('route', { ApiId: apiId });
  if (!routes) return <div>Loading the routes of this API.</div>;
  const key = routeForKey(
    result,
    routes.flatMap((route) => route.RouteKey ?? []),
  );
  if (key === undefined) return <div>No route matches: neither this key nor $default exists.</div>;
  return (
    <div>
      Matches route <RouteKey text={key} />
      {key === '$default' && result !== '$default' && ', because no route has this key'}.
    </div>
  );
}
