import { useAll } from '../../client/cache/queries';
import { routeForKey } from '../../service/rules/selection-expression';
import { RouteKey } from '../../views/route-key';

/** Which route of the API a message with this key goes to; the routes are loaded for it. */
export function RouteTarget({ apiId, result }: { apiId: string; result: string }) {
  const routes = useAll('route', { ApiId: apiId });
  if (!routes) return <div>The routes of this API are being loaded.</div>;
  const key = routeForKey(
    result,
    routes.flatMap((route) => route.RouteKey ?? []),
  );
  if (key === undefined) return <div>No route answers: there is neither this key nor $default.</div>;
  return (
    <div>
      Answered by route <RouteKey text={key} />
      {key === '$default' && result !== '$default' && ', as no route has this key'}.
    </div>
  );
}
