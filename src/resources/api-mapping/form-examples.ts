import type { Api, ApiMapping } from '@aws-sdk/client-apigatewayv2';
import { type Breach, type FormExamples, formExamples } from '../../form/form-examples';
import { type ApiMappingContext, type ApiMappingValues, issues, toValues } from './values';

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

const context: ApiMappingContext = {
  domainName: 'api.example.com',
  apis: [api('http', 'HTTP'), api('chat', 'WEBSOCKET')],
  mappings: [mapping('m1', 'orders')],
};

const full: ApiMappingContext = {
  ...context,
  mappings: Array.from({ length: 200 }, (_, at) => mapping(`m${at}`, `orders/v${at}`)),
};

const accepted: ApiMappingValues = { ...toValues(undefined), ApiId: 'http', Stage: 'prod' };

const breaches: readonly Breach<ApiMappingValues>[] = [
  ['apiMapping.shape', 'ApiMappingKey', { ApiMappingKey: 'k'.repeat(301) }],
  ['apiMapping.key.start', 'ApiMappingKey', { ApiMappingKey: '/pets' }],
  ['apiMapping.key.end', 'ApiMappingKey', { ApiMappingKey: 'pets/' }],
  // What is wrong with the path is said before an API is chosen.
  ['apiMapping.key.end', 'ApiMappingKey', { ApiMappingKey: 'pets/', ApiId: '', Stage: '' }],
  ['apiMapping.key.characters', 'ApiMappingKey', { ApiMappingKey: 'my pets' }],
  ['apiMapping.key.websocket', 'ApiMappingKey', { ApiMappingKey: 'chat/v1', ApiId: 'chat' }],
  ['apiMapping.key.duplicate', 'ApiMappingKey', { ApiMappingKey: 'orders' }],
  ['apiMapping.protocols', 'ApiId', { ApiId: 'chat' }],
];

export const apiMappingForms: FormExamples[] = [
  formExamples('API mapping, create', (values) => issues(values, context), accepted, [
    ...breaches,
    [
      'apiMapping.multiLevel.count',
      'ApiMappingKey',
      { ApiMappingKey: 'pets/v1' },
      (values) => issues(values, full),
    ],
  ]),
  formExamples(
    'API mapping, edit',
    (values) => issues(values, context, mapping('m2', 'pets')),
    toValues(mapping('m2', 'pets')),
    breaches,
  ),
];
