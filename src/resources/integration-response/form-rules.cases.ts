import { kindFormRules } from '../shared/form-rules.test-support';
import { integrationResponseForm } from './model';

const original = { IntegrationResponseId: 'r1', IntegrationResponseKey: '$default' };

export const integrationResponseForms = kindFormRules(integrationResponseForm, {
  context: {
    apiId: 'a1',
    integrationId: 'i1',
    protocol: 'WEBSOCKET',
    responses: [original, { IntegrationResponseId: 'r2', IntegrationResponseKey: '/5../' }],
  },
  original,
  accepted: { IntegrationResponseKey: '/4../' },
  both: [
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
    ['integrationResponse.protocol.websocket', 'root', {}, { protocol: 'HTTP', responses: [] }],
  ],
});
