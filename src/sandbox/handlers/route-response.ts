import { checkRouteResponse } from '../../service/rules/route-response';
import { crudHandlers } from './crud-handlers';

export const routeResponseHandlers = crudHandlers({
  kind: 'routeResponse',
  id: 'RouteResponseId',
  within: ['route', 'RouteId'],
  required: ['RouteResponseKey'],
  check: (response, protocol, otherResponses) => checkRouteResponse(response, { protocol, otherResponses }),
});
