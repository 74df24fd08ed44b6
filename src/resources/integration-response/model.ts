import type { IntegrationResponse } from '@aws-sdk/client-apigatewayv2';
import { presentMembers } from '../../lib/diff';
import { type Entry, fromEntries, toEntries } from '../../lib/entries';
import { checkIntegrationResponse } from '../../service/rules/integration-response';
import type { Protocol } from '../../service/rules/rule';
import { defineSimpleKind } from '../shared/simple-kind';

/** Form values of an integration response. */
export interface IntegrationResponseValues {
  IntegrationResponseKey: string;
  /** Empty: the payload is passed through. */
  ContentHandlingStrategy: string;
  TemplateSelectionExpression: string;
  ResponseParameters: Entry[];
  ResponseTemplates: Entry[];
}

/** What the integration response forms need to know about other resources. */
export interface IntegrationResponseContext {
  apiId: string;
  integrationId: string;
  protocol: Protocol;
  responses: readonly IntegrationResponse[];
}

export const integrationResponseForm = defineSimpleKind<
  'integrationResponse',
  IntegrationResponseValues,
  IntegrationResponseContext
>({
  kind: 'integrationResponse',
  name: 'IntegrationResponseKey',
  parents: ({ apiId, integrationId }) => ({ ApiId: apiId, IntegrationId: integrationId }),
  toValues: (response) => ({
    IntegrationResponseKey: response?.IntegrationResponseKey ?? '$default',
    ContentHandlingStrategy: response?.ContentHandlingStrategy ?? '',
    TemplateSelectionExpression: response?.TemplateSelectionExpression ?? '',
    ResponseParameters: toEntries(response?.ResponseParameters),
    ResponseTemplates: toEntries(response?.ResponseTemplates),
  }),
  members: ({ IntegrationResponseKey, ResponseParameters, ResponseTemplates, ...texts }) => ({
    IntegrationResponseKey,
    ...presentMembers({
      ...texts,
      ResponseParameters: fromEntries(ResponseParameters),
      ResponseTemplates: fromEntries(ResponseTemplates),
    }),
  }),
  keyed: ['ResponseParameters', 'ResponseTemplates'],
  check: (state, { protocol, responses }) =>
    checkIntegrationResponse(state, { protocol, otherResponses: responses }),
});
