import { testFormCalls } from '../shared/form-calls.test-support';
import { routeResponseForm } from './model';

const HEADER = 'route.response.header.x-shop';

testFormCalls({
  form: routeResponseForm,
  async seed(client) {
    const { ApiId = '' } = await client.createApi({
      Name: 'chat',
      ProtocolType: 'WEBSOCKET',
      RouteSelectionExpression: '$request.body.action',
    });
    const answers = { ApiId, RouteResponseSelectionExpression: '$default' };
    const { RouteId = '' } = await client.createRoute({ ...answers, RouteKey: 'send' });
    const { RouteResponseId: id = '' } = await client.createRouteResponse({
      ApiId,
      RouteId,
      RouteResponseKey: '$default',
      ModelSelectionExpression: '$default',
      ResponseModels: { $default: 'answer' },
      ResponseParameters: { [HEADER]: { Required: false } },
    });
    const responses = (await client.getRouteResponses({ ApiId, RouteId })).Items ?? [];
    return { id, context: { apiId: ApiId, routeId: RouteId, protocol: 'WEBSOCKET' as const, responses } };
  },
  refused: [
    ['a second one', {}, 'RouteResponseKey', 'RouteResponse with key $default already exists for this route'],
  ],
  edits: [
    [
      'its model selection expression',
      { ModelSelectionExpression: '$request.body.kind' },
      { ModelSelectionExpression: '$request.body.kind' },
    ],
    [
      'a cleared model selection expression',
      { ModelSelectionExpression: '', ResponseModels: [] },
      { ModelSelectionExpression: '', ResponseModels: { $default: '' } },
    ],
    [
      'its model',
      { ResponseModels: [{ key: '$default', value: 'fault' }] },
      { ResponseModels: { $default: 'fault' } },
    ],
    [
      'its parameter as required',
      { ResponseParameters: [{ key: HEADER, required: true }] },
      { ResponseParameters: { [HEADER]: { Required: true } } },
    ],
  ],
  fixed: { RouteResponseKey: 'The service has only $default.' },
});

testFormCalls({
  form: routeResponseForm,
  variant: 'of a route without one',
  async seed(client) {
    const { ApiId = '' } = await client.createApi({
      Name: 'chat',
      ProtocolType: 'WEBSOCKET',
      RouteSelectionExpression: '$request.body.action',
    });
    const answers = { ApiId, RouteResponseSelectionExpression: '$default' };
    const { RouteId = '' } = await client.createRoute({ ...answers, RouteKey: 'send' });
    return {
      id: '',
      context: { apiId: ApiId, routeId: RouteId, protocol: 'WEBSOCKET' as const, responses: [] },
    };
  },
  creates: [
    ['its key alone', {}, { RouteResponseKey: '$default' }],
    [
      'every field',
      {
        ModelSelectionExpression: '$default',
        ResponseModels: [{ key: '$default', value: 'answer' }],
        ResponseParameters: [{ key: HEADER, required: true }],
      },
      {
        RouteResponseKey: '$default',
        ModelSelectionExpression: '$default',
        ResponseModels: { $default: 'answer' },
        ResponseParameters: { [HEADER]: { Required: true } },
      },
    ],
  ],
  refused: [
    [
      'another key',
      { RouteResponseKey: 'ok' },
      'RouteResponseKey',
      'Currently, only $default is supported as a RouteResponseKey. The creation of the RouteResponse with a key of $default will indicate to API Gateway that this Route is intended to handle two-way communication.',
    ],
  ],
});
