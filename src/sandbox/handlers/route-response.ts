import { checkRouteResponse } from '../../service/rules/route-response';
import { partHandlers } from './crud-handlers';

export const routeResponseHandlers = partHandlers({
  kind: 'routeResponse',
  id: 'RouteResponseId',
  within: ['route', 'RouteId'],
  required: ['RouteResponseKey'],
  check: (response, protocol, otherResponses) => checkRouteResponse(response, { protocol, otherResponses }),
});
