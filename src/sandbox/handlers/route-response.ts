import { checkRouteResponse } from '../../rules/route-response';
import type { Context, Handlers } from '../context';
import { refuse } from '../errors';
import { newId } from '../ids';
import { page } from '../paging';
import { patched, without } from '../patch';
import { autoDeploy } from './deployment';
import { protocolOf } from './shared';

/** The parent that a route's responses are kept under. @throws ServiceError 404 where API or route is unknown. */
function parentOf({ tx }: Context, apiId: string, routeId: string): string {
  tx.need('api', '', apiId);
  tx.need('route', apiId, routeId);
  return `${apiId}/${routeId}`;
}

const factsOf = ({ tx }: Context, apiId: string, parent: string) => ({
  protocol: protocolOf(tx.need('api', '', apiId)),
  otherResponses: tx.all('routeResponse', parent),
});

type Operations =
  | 'CreateRouteResponse'
  | 'GetRouteResponse'
  | 'GetRouteResponses'
  | 'UpdateRouteResponse'
  | 'DeleteRouteResponse';

export const routeResponseHandlers: Handlers<Operations> = {
  CreateRouteResponse(ctx, input) {
    const { ApiId, RouteId, RouteResponseKey } = input;
    const parent = parentOf(ctx, ApiId, RouteId);
    const response = { ...without(input, 'ApiId', 'RouteId'), RouteResponseKey };
    refuse(checkRouteResponse(response, factsOf(ctx, ApiId, parent)));
    const id = newId(ctx, 'routeResponse', parent);
    const created = ctx.tx.put('routeResponse', parent, id, { ...response, RouteResponseId: id });
    autoDeploy(ctx, ApiId);
    return created;
  },

  GetRouteResponse(ctx, { ApiId, RouteId, RouteResponseId }) {
    return ctx.tx.need('routeResponse', parentOf(ctx, ApiId, RouteId), RouteResponseId);
  },

  GetRouteResponses(ctx, input) {
    return page(ctx, 'routeResponse', parentOf(ctx, input.ApiId, input.RouteId), input);
  },

  UpdateRouteResponse(ctx, input) {
    const { ApiId, RouteId, RouteResponseId } = input;
    const parent = parentOf(ctx, ApiId, RouteId);
    const before = ctx.tx.need('routeResponse', parent, RouteResponseId);
    const change = without(input, 'ApiId', 'RouteId', 'RouteResponseId');
    const after = patched(before, change, { required: ['RouteResponseKey'] });
    refuse(checkRouteResponse(after, factsOf(ctx, ApiId, parent)));
    const response = ctx.tx.put('routeResponse', parent, RouteResponseId, after);
    autoDeploy(ctx, ApiId);
    return response;
  },

  DeleteRouteResponse(ctx, { ApiId, RouteId, RouteResponseId }) {
    const parent = parentOf(ctx, ApiId, RouteId);
    ctx.tx.need('routeResponse', parent, RouteResponseId);
    ctx.tx.remove('routeResponse', parent, RouteResponseId);
    autoDeploy(ctx, ApiId);
    return undefined;
  },
};
