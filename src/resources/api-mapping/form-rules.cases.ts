import type { Api, ApiMapping } from '@aws-sdk/client-apigatewayv2';
import { kindFormRules } from '../shared/form-rules.test-support';
import { apiMappingForm } from './model';

const api = (ApiId: string, ProtocolType: 'HTTP' | 'WEBSOCKET'): Api => ({
  ApiId,
  ProtocolType,
  Name: ApiId,
  RouteSelectionExpression: '',
});

const mapping = (ApiMappingId: string, ApiMappingKey: string): ApiMapping => ({
  ApiMappingId,
  ApiMappingKey,
  ApiId: 'http',
  Stage: 'prod',
});

export const apiMappingForms = kindFormRules(apiMappingForm, {
  context: {
    domainName: 'api.example.com',
    apis: [api('http', 'HTTP'), api('chat', 'WEBSOCKET')],
    mappings: [mapping('m1', 'orders')],
  },
  original: mapping('m2', 'pets'),
  accepted: { ApiId: 'http', Stage: 'prod' },
  both: [
    ['apiMapping.key.length', 'ApiMappingKey', { ApiMappingKey: 'k'.repeat(301) }],
    ['apiMapping.key.start', 'ApiMappingKey', { ApiMappingKey: '/pets' }],
    ['apiMapping.key.end', 'ApiMappingKey', { ApiMappingKey: 'pets/' }],
    // The path is validated before an API is chosen.
    ['apiMapping.key.end', 'ApiMappingKey', { ApiMappingKey: 'pets/', ApiId: '', Stage: '' }],
    ['apiMapping.key.characters', 'ApiMappingKey', { ApiMappingKey: 'my pets' }],
    ['apiMapping.key.websocket', 'ApiMappingKey', { ApiMappingKey: 'chat/v1', ApiId: 'chat' }],
    ['apiMapping.key.duplicate', 'ApiMappingKey', { ApiMappingKey: 'orders' }],
    ['apiMapping.protocols', 'ApiId', { ApiId: 'chat' }],
  ],
  create: [
    [
      'apiMapping.multiLevel.count',
      'ApiMappingKey',
      { ApiMappingKey: 'pets/v1' },
      { mappings: Array.from({ length: 200 }, (_, at) => mapping(`m${at}`, `orders/v${at}`)) },
    ],
  ],
});
