import { checkIntegrationResponse } from '../../service/rules/integration-response';
import { crudHandlers } from './crud-handlers';

export const integrationResponseHandlers = crudHandlers({
  kind: 'integrationResponse',
  check: (response, protocol, otherResponses) =>
    checkIntegrationResponse(response, { protocol, otherResponses }),
});
