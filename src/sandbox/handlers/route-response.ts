import { checkRouteResponse } from '../../service/rules/route-response';
import { crudHandlers } from './crud-handlers';

export const routeResponseHandlers = crudHandlers({
  kind: 'routeResponse',
  check: (response, protocol, otherResponses) => checkRouteResponse(response, { protocol, otherResponses }),
});
