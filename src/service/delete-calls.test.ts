import { expect, test } from 'vitest';
import {
  deleteMappings,
  deleteRoutes,
  deleteSettings,
  guardRoutes,
  moveStages,
  openRoutes,
  retargetRoutes,
  settingsOf,
} from './delete-calls';

const routes = [
  { RouteId: 'r1', RouteKey: 'GET /a', AuthorizationType: 'JWT' as const, AuthorizationScopes: ['a:read'] },
  { RouteId: 'r2', RouteKey: 'GET /b' },
];

const summaries = (calls: { id: string; operation: string; label: string; input: unknown }[]) =>
  calls.map(({ operation, label, input }) => [operation, label, input]);

test('a mapping is named by its address; a mapping without a key by its domain', () => {
  const one = { ApiMappingId: 'm1', ApiId: 'a', Stage: 's', ApiMappingKey: 'shop' };
  expect(
    summaries(
      deleteMappings([
        { DomainName: 'd.example.com', mapping: one },
        { DomainName: 'd.example.com', mapping: { ApiMappingId: 'm2', ApiId: 'a', Stage: 's' } },
      ]),
    ),
  ).toEqual([
    [
      'DeleteApiMapping',
      'Delete API mapping d.example.com/shop',
      { DomainName: 'd.example.com', ApiMappingId: 'm1' },
    ],
    [
      'DeleteApiMapping',
      'Delete API mapping d.example.com',
      { DomainName: 'd.example.com', ApiMappingId: 'm2' },
    ],
  ]);
});

test('scopes are removed only from routes that have any', () => {
  expect(openRoutes('a', routes).map(({ input }) => input)).toEqual([
    { ApiId: 'a', RouteId: 'r1', AuthorizationType: 'NONE', AuthorizationScopes: [] },
    { ApiId: 'a', RouteId: 'r2', AuthorizationType: 'NONE' },
  ]);
});

test('each call names one resource and has a unique id', () => {
  const calls = [...deleteRoutes('a', routes), ...moveStages('a', ['prod', 'beta'], 'd2')];
  expect(new Set(calls.map(({ id }) => id)).size).toBe(4);
  expect(summaries(retargetRoutes('a', routes.slice(0, 1), 'i2'))).toEqual([
    [
      'UpdateRoute',
      'Point route GET /a at integration i2',
      { ApiId: 'a', RouteId: 'r1', Target: 'integrations/i2' },
    ],
  ]);
  const other = { AuthorizerId: 'z2', Name: 'staff', AuthorizerType: 'JWT' as const };
  expect(summaries(guardRoutes('a', routes.slice(0, 1), other))).toEqual([
    [
      'UpdateRoute',
      'Attach authorizer staff to route GET /a',
      { ApiId: 'a', RouteId: 'r1', AuthorizationType: 'JWT', AuthorizerId: 'z2' },
    ],
  ]);
});

test('route settings are found on every stage that can be changed', () => {
  const RouteSettings = { 'GET /a': { ThrottlingBurstLimit: 1 }, 'GET /z': {} };
  const stages = [
    { StageName: 'prod', RouteSettings },
    { StageName: '$default', ApiGatewayManaged: true, RouteSettings },
    { StageName: 'beta' },
  ];
  const found = settingsOf(stages, routes);
  expect(found).toEqual([{ StageName: 'prod', RouteKey: 'GET /a' }]);
  expect(summaries(deleteSettings('a', found))).toEqual([
    [
      'DeleteRouteSettings',
      'Delete the settings of GET /a from stage prod',
      { ApiId: 'a', StageName: 'prod', RouteKey: 'GET /a' },
    ],
  ]);
});
