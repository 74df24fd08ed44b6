import type { RouteResponse } from '@aws-sdk/client-apigatewayv2';
import { type Breach, type FormExamples, formExamples } from '../../form/form-examples';
import { issues, type RouteResponseContext, type RouteResponseValues, toValues } from './values';

const original: RouteResponse = { RouteResponseId: 'r1', RouteResponseKey: '$default' };

const empty: RouteResponseContext = { apiId: 'a1', routeId: 't1', protocol: 'WEBSOCKET', responses: [] };
const context: RouteResponseContext = { ...empty, responses: [original] };

const breaches: readonly Breach<RouteResponseValues>[] = [
  [
    'routeResponse.shape',
    'ResponseModels',
    { ResponseModels: [{ key: 'application/json', value: 'm'.repeat(129) }] },
  ],
  ['routeResponse.key.default', 'RouteResponseKey', { RouteResponseKey: '' }],
  ['routeResponse.key.default', 'RouteResponseKey', { RouteResponseKey: '200' }],
  [
    'routeResponse.protocol.websocket',
    'root',
    {},
    (values) => issues(values, { ...empty, protocol: 'HTTP' }),
  ],
];

export const routeResponseForms: FormExamples[] = [
  formExamples('Route response, create', (values) => issues(values, empty), toValues(undefined), [
    ...breaches,
    ['routeResponse.key.duplicate', 'RouteResponseKey', {}, (values) => issues(values, context)],
  ]),
  formExamples(
    'Route response, edit',
    (values) => issues(values, context, original),
    toValues(original),
    breaches,
  ),
];
