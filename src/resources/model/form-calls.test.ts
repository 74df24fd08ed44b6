import { testFormCalls } from '../shared/form-calls.test-support';
import { modelForm } from './model';

const Schema = '{"type":"object"}';

testFormCalls({
  form: modelForm,
  async seed(client) {
    const { ApiId = '' } = await client.createApi({
      Name: 'chat',
      ProtocolType: 'WEBSOCKET',
      RouteSelectionExpression: '$request.body.action',
    });
    const { ModelId: id = '' } = await client.createModel({
      ApiId,
      Name: 'message',
      ContentType: 'application/json',
      Description: 'What people say',
      Schema,
    });
    const models = (await client.getModels({ ApiId })).Items ?? [];
    return { id, context: { apiId: ApiId, protocol: 'WEBSOCKET' as const, models } };
  },
  creates: [
    [
      'its required fields',
      { Name: 'order', ContentType: '', Schema },
      { Name: 'order', Schema },
      { ContentType: 'application/json' },
    ],
    [
      'every field',
      { Name: 'order', ContentType: 'application/xml', Description: 'What a shopper orders', Schema },
      { Name: 'order', ContentType: 'application/xml', Description: 'What a shopper orders', Schema },
    ],
  ],
  refused: [
    ['a hyphen in its name', { Name: 'my-order' }, 'Name', 'Model name must be alphanumeric: my-order'],
    ['a name in use', { Name: 'message' }, 'Name', 'Model name already exists for this API: message'],
    [
      'a schema that is not an object',
      { Schema: '[]' },
      'Schema',
      'Invalid model schema specified: it must be a JSON object',
    ],
  ],
  edits: [
    ['its name', { Name: 'line' }, { Name: 'line' }],
    ['its content type', { ContentType: 'text/plain' }, { ContentType: 'text/plain' }],
    ['its schema', { Schema: '{"type":"array"}' }, { Schema: '{"type":"array"}' }],
    ['its description', { Description: 'A message' }, { Description: 'A message' }],
    ['a cleared description', { Description: '' }, { Description: '' }],
  ],
});
