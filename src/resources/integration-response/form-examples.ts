import type { IntegrationResponse } from '@aws-sdk/client-apigatewayv2';
import { type Breach, type FormExamples, formExamples } from '../../form/form-examples';
import { type IntegrationResponseContext, type IntegrationResponseValues, issues, toValues } from './values';

const original: IntegrationResponse = { IntegrationResponseId: 'r1', IntegrationResponseKey: '$default' };

const context: IntegrationResponseContext = {
  apiId: 'a1',
  integrationId: 'i1',
  protocol: 'WEBSOCKET',
  responses: [original, { IntegrationResponseId: 'r2', IntegrationResponseKey: '/5../' }],
};

const breaches: readonly Breach<IntegrationResponseValues>[] = [
  ['integrationResponse.shape', 'ContentHandlingStrategy', { ContentHandlingStrategy: 'CONVERT' }],
  [
    'integrationResponse.shape',
    'ResponseTemplates',
    { ResponseTemplates: [{ key: 'application/json', value: 't'.repeat(32769) }] },
  ],
  ['integrationResponse.key', 'IntegrationResponseKey', { IntegrationResponseKey: '' }],
  ['integrationResponse.key', 'IntegrationResponseKey', { IntegrationResponseKey: '200' }],
  ['integrationResponse.key.duplicate', 'IntegrationResponseKey', { IntegrationResponseKey: '/5../' }],
  [
    'integrationResponse.parameters',
    'ResponseParameters',
    { ResponseParameters: [{ key: 'header.a', value: "'x'" }] },
  ],
  [
    'integrationResponse.parameters',
    'ResponseParameters',
    { ResponseParameters: [{ key: 'method.response.header.a', value: 'x' }] },
  ],
  [
    'integrationResponse.protocol.websocket',
    'root',
    {},
    (values) => issues(values, { ...context, protocol: 'HTTP', responses: [] }),
  ],
];

export const integrationResponseForms: FormExamples[] = [
  formExamples(
    'Integration response, create',
    (values) => issues(values, context),
    { ...toValues(undefined), IntegrationResponseKey: '/4../' },
    breaches,
  ),
  formExamples(
    'Integration response, edit',
    (values) => issues(values, context, original),
    toValues(original),
    breaches,
  ),
];
