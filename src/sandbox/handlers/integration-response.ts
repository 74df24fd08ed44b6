import { checkIntegrationResponse } from '../../service/rules/integration-response';
import { partHandlers } from './crud-handlers';

export const integrationResponseHandlers = partHandlers({
  kind: 'integrationResponse',
  id: 'IntegrationResponseId',
  within: ['integration', 'IntegrationId'],
  required: ['IntegrationResponseKey'],
  check: (response, protocol, otherResponses) =>
    checkIntegrationResponse(response, { protocol, otherResponses }),
});
