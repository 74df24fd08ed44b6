import { testFormCalls } from '../shared/form-calls.test-support';
import { integrationResponseForm } from './model';

const SOURCE = 'integration.response.header.x-shop';
const TARGET = 'method.response.header.x-shop';
const TEMPLATES = [
  { key: '$default', value: '{"ok":false}' },
  { key: 'short', value: 'no' },
];

testFormCalls({
  form: integrationResponseForm,
  async seed(client) {
    const { ApiId = '' } = await client.createApi({
      Name: 'chat',
      ProtocolType: 'WEBSOCKET',
      RouteSelectionExpression: '$request.body.action',
    });
    const { IntegrationId = '' } = await client.createIntegration({ ApiId, IntegrationType: 'MOCK' });
    const { IntegrationResponseId: id = '' } = await client.createIntegrationResponse({
      ApiId,
      IntegrationId,
      IntegrationResponseKey: '/5\\d\\d/',
      ContentHandlingStrategy: 'CONVERT_TO_TEXT',
      TemplateSelectionExpression: '$default',
      ResponseTemplates: { $default: '{"ok":false}', short: 'no' },
      ResponseParameters: { [TARGET]: SOURCE },
    });
    const responses = (await client.getIntegrationResponses({ ApiId, IntegrationId })).Items ?? [];
    const protocol = 'WEBSOCKET' as const;
    return { id, context: { apiId: ApiId, integrationId: IntegrationId, protocol, responses } };
  },
  creates: [
    ['its key alone', {}, { IntegrationResponseKey: '$default' }],
    [
      'every field',
      {
        IntegrationResponseKey: '/4\\d\\d/',
        ContentHandlingStrategy: 'CONVERT_TO_TEXT',
        TemplateSelectionExpression: '$default',
        ResponseTemplates: [{ key: '$default', value: '{\n  "ok": false\n}' }],
        ResponseParameters: [{ key: TARGET, value: "'none'" }],
      },
      {
        IntegrationResponseKey: '/4\\d\\d/',
        ContentHandlingStrategy: 'CONVERT_TO_TEXT',
        TemplateSelectionExpression: '$default',
        ResponseTemplates: { $default: '{\n  "ok": false\n}' },
        ResponseParameters: { [TARGET]: "'none'" },
      },
    ],
  ],
  refused: [
    [
      'a key that is not an expression',
      { IntegrationResponseKey: '404' },
      'IntegrationResponseKey',
      'IntegrationResponseKey must be $default or a regular expression between slashes',
    ],
    [
      'a key in use',
      { IntegrationResponseKey: '/5\\d\\d/' },
      'IntegrationResponseKey',
      'IntegrationResponse with key /5\\d\\d/ already exists for this integration',
    ],
  ],
  edits: [
    ['its key', { IntegrationResponseKey: '/50\\d/' }, { IntegrationResponseKey: '/50\\d/' }],
    [
      'its content handling',
      { ContentHandlingStrategy: 'CONVERT_TO_BINARY' },
      { ContentHandlingStrategy: 'CONVERT_TO_BINARY' },
    ],
    [
      'its template selection expression',
      { TemplateSelectionExpression: 'short' },
      { TemplateSelectionExpression: 'short' },
    ],
    [
      'a cleared template selection expression',
      { TemplateSelectionExpression: '' },
      { TemplateSelectionExpression: '' },
    ],
    [
      'the one template that differs',
      { ResponseTemplates: [...TEMPLATES.slice(0, 1), { key: 'short', value: 'never' }] },
      { ResponseTemplates: { short: 'never' } },
    ],
    [
      'a removed template as an empty one',
      { ResponseTemplates: TEMPLATES.slice(0, 1) },
      { ResponseTemplates: { short: '' } },
    ],
    [
      'the one parameter that differs',
      { ResponseParameters: [{ key: TARGET, value: 'integration.response.body.shop' }] },
      { ResponseParameters: { [TARGET]: 'integration.response.body.shop' } },
    ],
  ],
});
