import { checkRouteResponse } from '../../rules/route-response';
import { partHandlers } from './part';

export const routeResponseHandlers = partHandlers({
  kind: 'routeResponse',
  id: 'RouteResponseId',
  within: ['route', 'RouteId'],
  required: ['RouteResponseKey'],
  check: (response, protocol, otherResponses) => checkRouteResponse(response, { protocol, otherResponses }),
});
