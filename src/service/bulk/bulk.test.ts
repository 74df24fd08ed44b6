import type { Api, Authorizer, Integration, Route, Stage } from '@aws-sdk/client-apigatewayv2';
import { describe, expect, test } from 'vitest';
import { detachAuthorizers } from './authorizer';
import { deleteRoutesOf, deleteUnused } from './delete';
import type { BulkCalls, ListsOfApi, Picked } from './selection';
import { setThrottle, tagStages, throttleIssues } from './stages';

const api = (id: string, more: Partial<Api> = {}): Api => ({
  ApiId: id,
  Name: `api-${id}`,
  ProtocolType: 'HTTP',
  RouteSelectionExpression: '$request.method $request.path',
  ...more,
});

const lists = (...all: (ListsOfApi & { api: Api })[]): ReadonlyMap<string, ListsOfApi> =>
  new Map(all.map((one) => [one.api.ApiId ?? '', one]));

const pick = (apiId: string, id: string, name = id): Picked => ({ apiId, id, name, api: `api-${apiId}` });

const sent = ({ calls }: BulkCalls) => calls.map(({ operation, input }) => ({ operation, ...input }));
const reasons = ({ skipped }: BulkCalls) =>
  Object.fromEntries(skipped.map(({ picked, reason }) => [`${picked.apiId}/${picked.id}`, reason]));

const route = (id: string, key: string, more: Partial<Route> = {}): Route => ({
  RouteId: id,
  RouteKey: key,
  ...more,
});
const authorizer = (id: string): Authorizer => ({ AuthorizerId: id, Name: id, AuthorizerType: 'JWT' });
const integration = (id: string, more: Partial<Integration> = {}): Integration => ({
  IntegrationId: id,
  IntegrationType: 'HTTP_PROXY',
  IntegrationUri: 'https://example.com',
  ...more,
});
const stage = (name: string, more: Partial<Stage> = {}): Stage => ({ StageName: name, ...more });

describe('Authorizers and integrations', () => {
  test('of several APIs are deleted where no route uses them; the others are named with the reason', () => {
    const known = lists(
      { api: api('a'), authorizer: [authorizer('free'), authorizer('used')], route: guarded(5) },
      { api: api('b'), authorizer: [authorizer('free')], route: [] },
      { api: api('c'), authorizer: [authorizer('x')] },
      { api: api('d', { ApiGatewayManaged: true }), authorizer: [authorizer('x')], route: [] },
    );
    const selection = [
      pick('a', 'free'),
      pick('a', 'used'),
      pick('b', 'free'),
      pick('b', 'gone'),
      pick('c', 'x'),
      pick('d', 'x'),
      pick('e', 'x'),
    ];
    const built = deleteUnused('authorizer', selection, known);
    expect(built.plan.title).toBe('Delete 2 authorizers');
    expect(sent(built)).toEqual([
      { operation: 'DeleteAuthorizer', ApiId: 'a', AuthorizerId: 'free' },
      { operation: 'DeleteAuthorizer', ApiId: 'b', AuthorizerId: 'free' },
    ]);
    // The same ID in two APIs makes two calls with IDs of their own.
    expect(new Set(built.calls.map(({ id }) => id)).size).toBe(2);
    expect(built.calls[1]?.label).toBe('Delete authorizer free of api-b');
    expect(reasons(built)).toEqual({
      'a/used': 'Used by GET /0, GET /1, GET /2 and 2 more routes.',
      'b/gone': 'It no longer exists.',
      'c/x': 'The routes of its API could not be read.',
      'd/x': expect.stringContaining('managed by API Gateway'),
      'e/x': 'Its API no longer exists.',
    });
  });

  test('made by quick create are skipped with the message of the service', () => {
    const known = lists({
      api: api('q'),
      integration: [
        integration('made', { ApiGatewayManaged: true }),
        integration('own'),
        integration('used'),
      ],
      route: [route('r', 'GET /', { Target: 'integrations/used' })],
    });
    const built = deleteUnused(
      'integration',
      [pick('q', 'made'), pick('q', 'own'), pick('q', 'used')],
      known,
    );
    expect(sent(built)).toEqual([{ operation: 'DeleteIntegration', ApiId: 'q', IntegrationId: 'own' }]);
    expect(reasons(built)).toEqual({
      'q/made': "This integration is managed by API Gateway. You can update it, but you can't delete it.",
      'q/used': 'Used by GET /.',
    });
  });
});

const guarded = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    route(`r${n}`, `GET /${n}`, { AuthorizationType: 'JWT', AuthorizerId: 'used' }),
  );

describe('Routes of several APIs', () => {
  const known = lists(
    {
      api: api('a'),
      route: [
        route('r1', 'GET /a', {
          AuthorizationType: 'JWT',
          AuthorizerId: 'x',
          AuthorizationScopes: ['read'],
        }),
        route('r2', 'GET /open'),
      ],
      stage: [
        stage('prod', {
          RouteSettings: {
            'GET /a': { ThrottlingRateLimit: 5 },
            'GET /other': { ThrottlingRateLimit: 5 },
          },
        }),
      ],
    },
    {
      api: api('b', { ProtocolType: 'WEBSOCKET' }),
      route: [route('r1', '$connect', { AuthorizationType: 'CUSTOM', AuthorizerId: 'y' })],
    },
  );
  const selection = [pick('a', 'r1', 'GET /a'), pick('a', 'r2'), pick('b', 'r1'), pick('b', 'r9')];

  test('lose their authorizers and scopes; a route without one is skipped', () => {
    const built = detachAuthorizers(selection, known);
    expect(sent(built)).toEqual([
      {
        operation: 'UpdateRoute',
        ApiId: 'a',
        RouteId: 'r1',
        AuthorizationType: 'NONE',
        AuthorizationScopes: [],
      },
      { operation: 'UpdateRoute', ApiId: 'b', RouteId: 'r1', AuthorizationType: 'NONE' },
    ]);
    expect(built.plan.title).toBe('Detach the authorizer from 2 routes');
    expect(reasons(built)).toEqual({
      'a/r2': 'It has no authorizer.',
      'b/r9': 'It no longer exists.',
    });
  });

  test('are deleted, on request after the settings that stages have for them', () => {
    const without = deleteRoutesOf(selection, known, { withSettings: false });
    expect(without.settings).toBe(1);
    expect(without.calls.map(({ operation }) => operation)).toEqual(Array(3).fill('DeleteRoute'));
    const built = deleteRoutesOf(selection, known, { withSettings: true });
    expect(sent(built).slice(0, 2)).toEqual([
      { operation: 'DeleteRouteSettings', ApiId: 'a', StageName: 'prod', RouteKey: 'GET /a' },
      { operation: 'DeleteRoute', ApiId: 'a', RouteId: 'r1' },
    ]);
    expect(built.plan.title).toBe('Delete 3 routes');
  });
});

describe('Stages of several APIs', () => {
  const throttle = (ThrottlingRateLimit: string, ThrottlingBurstLimit: string) => ({
    ThrottlingRateLimit,
    ThrottlingBurstLimit,
  });
  const known = lists(
    {
      api: api('a'),
      route: [route('r', 'GET /a')],
      stage: [
        stage('prod', { DefaultRouteSettings: { ThrottlingRateLimit: 10, DetailedMetricsEnabled: true } }),
        stage('same', { DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 20 } }),
        stage('orphan', { RouteSettings: { 'GET /deleted': { ThrottlingRateLimit: 1 } } }),
      ],
    },
    {
      api: api('q'),
      route: [],
      stage: [
        stage('$default', { ApiGatewayManaged: true }),
        stage('dev', { Tags: { team: 'web', old: '1' } }),
      ],
    },
  );
  const selection = [
    pick('a', 'prod'),
    pick('a', 'same'),
    pick('a', 'orphan'),
    pick('q', '$default'),
    pick('q', 'dev'),
    pick('q', 'gone'),
  ];

  test('get the limits that differ; what the service would refuse is skipped with its message', () => {
    const built = setThrottle(selection, known, throttle('50', '20'));
    const DefaultRouteSettings = { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 20 };
    expect(sent(built)).toEqual([
      { operation: 'UpdateStage', ApiId: 'a', StageName: 'prod', DefaultRouteSettings },
      { operation: 'UpdateStage', ApiId: 'q', StageName: 'dev', DefaultRouteSettings },
    ]);
    expect(reasons(built)).toEqual({
      'a/same': 'It already has these limits.',
      'a/orphan': 'Unable to find Route by key GET /deleted within the provided RouteSettings.',
      'q/$default': "This stage is managed by API Gateway. You can't modify the $default stage.",
      'q/gone': 'It no longer exists.',
    });
  });

  test('keep a limit that is left empty', () => {
    expect(sent(setThrottle([pick('a', 'prod')], known, throttle('', '7')))).toMatchObject([
      { DefaultRouteSettings: { ThrottlingBurstLimit: 7 } },
    ]);
    expect(setThrottle([pick('a', 'prod')], known, throttle('10', '')).calls).toEqual([]);
  });

  test.each([
    ['-1', '', 'ThrottlingRateLimit'],
    ['', '1.5', 'ThrottlingBurstLimit'],
    ['many', '', 'ThrottlingRateLimit'],
  ])('refuse the rate %j with the burst %j', (rate, burst, member) => {
    expect(throttleIssues(throttle(rate, burst))[0]?.path).toEqual([member]);
    expect(throttleIssues(throttle('0', '0'))).toEqual([]);
  });

  test('get and lose tags', () => {
    const values = { Tags: [{ key: 'team', value: 'api' }], remove: ['old'] };
    const built = tagStages([pick('a', 'prod'), pick('q', 'dev')], known, values, 'eu-west-1');
    const arn = (id: string, name: string) => `arn:aws:apigateway:eu-west-1::/apis/${id}/stages/${name}`;
    expect(sent(built)).toEqual([
      { operation: 'TagResource', ResourceArn: arn('a', 'prod'), Tags: { team: 'api' } },
      { operation: 'UntagResource', ResourceArn: arn('q', 'dev'), TagKeys: ['old'] },
      { operation: 'TagResource', ResourceArn: arn('q', 'dev'), Tags: { team: 'api' } },
    ]);
    expect(built.plan.title).toBe('Change the tags of 2 stages');
  });
});
