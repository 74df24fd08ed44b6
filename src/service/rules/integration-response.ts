import type { IntegrationResponse } from '@aws-sdk/client-apigatewayv2';
import { uniqueRule, webSocketOnly } from './common';
import { checkAll, type Issue, type Protocol, type Rule } from './rule';
import { anyString, type Draft, oneOf, requiredRule, shapeRule, stringMap, structure } from './shape';

export type IntegrationResponseState = Draft<IntegrationResponse>;

export interface IntegrationResponseFacts {
  protocol?: Protocol;
  /** Responses of the same integration; one with the state's own id is passed over. */
  otherResponses?: readonly Pick<
    IntegrationResponseState,
    'IntegrationResponseId' | 'IntegrationResponseKey'
  >[];
}

const PARAMETER_KEY = /^method\.response\.header\.[a-zA-Z0-9._$-]+$/;
const PARAMETER_VALUE = /^(?:integration\.response\.(?:header\.\S+|body(?:\.\S+)?)|'[^']*')$/;

export const integrationResponseRules: readonly Rule<IntegrationResponseState, IntegrationResponseFacts>[] = [
  webSocketOnly(
    'integrationResponse',
    '2.6',
    'IntegrationResponses are currently not supported for this API protocol type. This is because the API may only be configured with proxy integration at this time.',
  ),
  requiredRule('integrationResponse', 'CreateIntegrationResponse', ['IntegrationResponseKey']),
  shapeRule(
    'integrationResponse',
    structure({
      IntegrationResponseKey: anyString,
      ContentHandlingStrategy: oneOf(['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT']),
      ResponseParameters: stringMap(1, 512),
      ResponseTemplates: stringMap(0, 32768),
      TemplateSelectionExpression: anyString,
    }),
  ),
  {
    id: 'integrationResponse.key',
    mark: 'DOC',
    source: '2.6',
    check: (response) =>
      response.IntegrationResponseKey === undefined ||
      response.IntegrationResponseKey === '$default' ||
      /^\/.+\/$/.test(response.IntegrationResponseKey)
        ? []
        : [
            {
              path: ['IntegrationResponseKey'],
              message: 'IntegrationResponseKey must be $default or a regular expression between slashes',
            },
          ],
  },
  {
    id: 'integrationResponse.parameters',
    mark: 'SEED',
    source: '2.6',
    check: (response) =>
      Object.entries(response.ResponseParameters ?? {}).flatMap(([key, value]) =>
        PARAMETER_KEY.test(key) && (value === undefined || PARAMETER_VALUE.test(value))
          ? []
          : [
              {
                path: ['ResponseParameters', key],
                message: `Invalid mapping expression specified: ${PARAMETER_KEY.test(key) ? value : key}`,
              },
            ],
      ),
  },
  uniqueRule({
    id: 'integrationResponse.key.duplicate',
    facts: 'otherResponses',
    own: 'IntegrationResponseId',
    member: 'IntegrationResponseKey',
    message: (key) => `IntegrationResponse with key ${key} already exists for this integration`,
  }),
];

/** What the service has against this integration response (2.1, 2.6). */
export function checkIntegrationResponse(
  response: IntegrationResponseState,
  facts: IntegrationResponseFacts = {},
): Issue[] {
  return checkAll(integrationResponseRules, response, facts);
}
