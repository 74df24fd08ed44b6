import { kindFormRules } from '../shared/form-rules.test-support';
import { routeResponseForm } from './model';

const original = { RouteResponseId: 'r1', RouteResponseKey: '$default' };

export const routeResponseForms = kindFormRules(routeResponseForm, {
  context: { apiId: 'a1', routeId: 't1', protocol: 'WEBSOCKET', responses: [original] },
  before: { responses: [] },
  original,
  both: [
    [
      'routeResponse.shape',
      'ResponseModels',
      { ResponseModels: [{ key: 'application/json', value: 'm'.repeat(129) }] },
    ],
    ['routeResponse.key.default', 'RouteResponseKey', { RouteResponseKey: '' }],
    ['routeResponse.key.default', 'RouteResponseKey', { RouteResponseKey: '200' }],
    ['routeResponse.protocol.websocket', 'root', {}, { protocol: 'HTTP' }],
  ],
  create: [['routeResponse.key.duplicate', 'RouteResponseKey', {}, { responses: [original] }]],
});
