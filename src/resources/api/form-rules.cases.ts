import type { Api } from '@aws-sdk/client-apigatewayv2';
import {
  type FormRuleCases,
  formRuleCases,
  type InvalidCase,
  invalidTags,
} from '../../forms/form-rules.test-support';
import { checkCors } from '../../service/rules/cors';
import { issuesOf } from '../shared/form-rules.test-support';
import { type CorsValues, toCors, toCorsValues } from './cors-model';
import { type ApiValues, apiForm, toValues } from './model';

const issues = issuesOf(apiForm);
const context = { region: 'eu-west-1' };

const http: ApiValues = { ...toValues(undefined), Name: 'orders' };
const webSocket: ApiValues = { ...http, ProtocolType: 'WEBSOCKET' };
const quick: ApiValues = { ...http, quickCreate: true, Target: 'https://example.com' };

const original: Api = {
  ApiId: 'a1',
  Name: 'orders',
  ProtocolType: 'HTTP',
  RouteSelectionExpression: '$request.method $request.path',
};

const both: readonly InvalidCase<ApiValues>[] = [
  ['api.name.required', 'Name', { Name: '' }],
  ['api.shape', 'Name', { Name: 'n'.repeat(129) }],
  ['api.shape', 'Description', { Description: 'd'.repeat(1025) }],
  ['api.shape', 'Version', { Version: 'v'.repeat(65) }],
  ...invalidTags,
];

const cors: readonly InvalidCase<CorsValues>[] = [
  ['cors.shape', 'MaxAge', { MaxAge: '86401' }],
  ['cors.shape', 'MaxAge', { MaxAge: 'soon' }],
  ['cors.shape', 'AllowHeaders', { AllowHeaders: ['h'.repeat(257)] }],
  ['cors.methods.known', 'AllowMethods', { AllowMethods: ['FETCH'] }],
  ['cors.credentials.origin', 'AllowCredentials', { AllowCredentials: true, AllowOrigins: ['*'] }],
];

export const apiForms: FormRuleCases[] = [
  formRuleCases('API, create: HTTP', (values) => issues(values, context), http, [...both, ...cors]),
  formRuleCases('API, create: quick create', (values) => issues(values, context), quick, [
    ['api.quickCreate.target', 'Target', { Target: '' }],
    ['api.quickCreate.target', 'Target', { Target: 'example' }],
    ['api.quickCreate.routeKey', 'RouteKey', { RouteKey: 'pets' }],
    ['api.quickCreate.credentials', 'CredentialsArn', { CredentialsArn: 'me' }],
  ]),
  formRuleCases('API, create: WebSocket', (values) => issues(values, context), webSocket, [
    ['api.routeSelection.websocket', 'RouteSelectionExpression', { RouteSelectionExpression: '' }],
    ['api.apiKeySelection', 'ApiKeySelectionExpression', { ApiKeySelectionExpression: '$request.body.key' }],
  ]),
  formRuleCases('API, edit', (values) => issues(values, context, original), toValues(original), [
    ...both,
    [
      'api.managed',
      'root',
      {},
      (values) => issues(values, context, { ...original, ApiGatewayManaged: true }),
    ],
  ]),
  formRuleCases(
    'CORS, edit',
    (values) => checkCors(toCors(values), { protocol: 'HTTP' }),
    toCorsValues(undefined),
    cors,
  ),
];
