import { expect, test } from 'vitest';
import { ref } from '../refs';
import { describeCall } from './describe-call';
import { planFromJournal } from './plan-from-journal';

const ok = { outcome: 'ok' } as const;
const api = { ApiId: 'a1' };

const entries: Parameters<typeof planFromJournal>[0] = [
  {
    ...ok,
    operation: 'CreateApi',
    input: { Name: 'shop', ProtocolType: 'HTTP' },
    output: { ...api, Name: 'shop' },
  },
  { ...ok, operation: 'GetApi', input: api, output: api },
  { ...ok, operation: 'CreateIntegration', input: api, output: { IntegrationId: 'i1' } },
  { ...ok, operation: 'CreateIntegration', input: { ApiId: 'b2' }, output: { IntegrationId: 'i2' } },
  {
    operation: 'CreateRoute',
    input: { ...api, RouteKey: 'GET /' },
    outcome: { name: 'ConflictException', message: 'There is one', status: 409 },
  },
  {
    ...ok,
    operation: 'CreateRoute',
    input: { ...api, RouteKey: 'GET /pets', Target: 'integrations/i2' },
    output: { RouteId: 'r1' },
  },
  { ...ok, operation: 'DeleteRoute', input: { ...api, RouteId: 'r1' } },
];

test('Created resources become references; rejected calls and reads are omitted.', () => {
  const ApiId = ref('api', 'ApiId');
  expect(planFromJournal(entries).calls.map(({ id, input }) => [id, input])).toEqual([
    ['api', { Name: 'shop', ProtocolType: 'HTTP' }],
    ['integration', { ApiId }],
    ['integration2', { ApiId: 'b2' }],
    [
      'route',
      { ApiId, RouteKey: 'GET /pets', Target: ref('integration2', 'IntegrationId', 'integrations/') },
    ],
    ['route2', { ApiId, RouteId: ref('route', 'RouteId') }],
  ]);
});

test('Reads are included on request.', () => {
  expect(planFromJournal(entries, { reads: true }).calls.map(({ operation }) => operation)).toContain(
    'GetApi',
  );
});

test.each([
  ['CreateRoute', { RouteKey: 'GET /pets' }, 'route GET /pets'],
  ['GetRoutes', { ApiId: 'a1' }, 'routes of a1'],
  ['GetApis', {}, 'APIs'],
  ['GetApiMappings', { DomainName: 'a.example.com' }, 'API mappings of a.example.com'],
  ['DeleteRouteSettings', { ApiId: 'a1', StageName: 'prod', RouteKey: 'GET /' }, 'stage prod'],
  ['GetRouteResponses', { ApiId: 'a1', RouteId: 'r1' }, 'route responses of r1'],
  ['TagResource', { ResourceArn: 'arn:x' }, 'tags arn:x'],
] as const)('%s describes its resource by name.', (operation, input, subject) => {
  expect(describeCall({ operation, input })).toBe(subject);
});
