import { describe, expect, test } from 'vitest';
import type { KnownOperation } from '../../service/sdk';
import { commands } from './commands';
import { ApiError } from './errors';
import { isDenied, namedIn, permissionFor } from './permission';

const REGION = 'eu-west-1';
const IDS: Record<string, string> = {
  ResourceArn: 'arn:aws:apigateway:eu-west-1::/apis/a1',
  RouteKey: 'GET /pets',
  StageName: '$default',
  RequestParameterKey: 'route.request.querystring.a',
};

/** Any label of any path. */
const anything = new Proxy(IDS, { get: (ids, name) => ids[String(name)] ?? 'x1' });

const only = (operation: KnownOperation, input: Record<string, unknown>) => {
  const [statement] = permissionFor(operation, input, REGION).Statement;
  return [statement?.Action, statement?.Resource];
};

describe('The permission for a call', () => {
  test.each(Object.keys(commands) as KnownOperation[])('%s is one verb on a whole path.', (operation) => {
    const { Statement } = permissionFor(operation, { ...IDS, ...idsFor(operation) }, REGION);
    expect(Statement).toHaveLength(1);
    const [{ Sid, Effect, Action, Resource } = { Sid: '', Effect: '', Action: '', Resource: '' }] = Statement;
    expect([Sid, Effect]).toEqual([operation, 'Allow']);
    const verbs: Record<string, string> = {
      Get: 'GET',
      List: 'GET',
      Export: 'GET',
      Update: 'PATCH',
      Delete: 'DELETE',
    };
    const verb = verbs[/^[A-Z][a-z]+/.exec(operation)?.[0] ?? ''] ?? '(POST|PUT|DELETE)';
    expect(Action).toMatch(new RegExp(`^apigateway:${verb}$`));
    for (const one of [Resource].flat()) {
      expect(one).toMatch(/^arn:aws:apigateway:eu-west-1::\/(apis|domainnames|vpclinks|tags)(\/[^{}*]+)?$/);
    }
  });

  test.each<[KnownOperation, Record<string, unknown>, string, string | string[]]>([
    ['GetApis', {}, 'GET', '/apis'],
    ['CreateRoute', { ApiId: 'a1', RouteKey: 'GET /' }, 'POST', '/apis/a1/routes'],
    ['UpdateRoute', { ApiId: 'a1', RouteId: 'r1' }, 'PATCH', '/apis/a1/routes/r1'],
    ['ImportApi', { Body: '{}' }, 'PUT', '/apis'],
    ['ReimportApi', { ApiId: 'a1' }, 'PUT', '/apis/a1'],
    ['ExportApi', { ApiId: 'a1', Specification: 'OAS30' }, 'GET', '/apis/a1/exports/OAS30'],
    ['DeleteVpcLink', { VpcLinkId: 'v1' }, 'DELETE', '/vpclinks/v1'],
    [
      'CreateApiMapping',
      { DomainName: 'api.example.com', ApiId: 'a1' },
      'POST',
      '/domainnames/api.example.com/apimappings',
    ],
    [
      'PutRoutingRule',
      { DomainName: 'api.example.com', RoutingRuleId: 'r1' },
      'PUT',
      '/domainnames/api.example.com/routingrules/r1',
    ],
    [
      'ResetAuthorizersCache',
      { ApiId: 'a1', StageName: 'prod' },
      'DELETE',
      '/apis/a1/stages/prod/cache/authorizers',
    ],
    [
      'DeleteRouteSettings',
      { ApiId: 'a1', StageName: '$default', RouteKey: 'GET /pets' },
      'DELETE',
      [
        '/apis/a1/stages/$default/routesettings/GET /pets',
        '/apis/a1/stages/%24default/routesettings/GET%20%2Fpets',
      ],
    ],
    [
      'TagResource',
      { ResourceArn: 'arn:aws:apigateway:eu-west-1::/apis/a1', Tags: { a: 'b' } },
      'POST',
      '/tags/arn%3Aaws%3Aapigateway%3Aeu-west-1%3A%3A%2Fapis%2Fa1',
    ],
    ['GetRoute', { ApiId: 'a1', RouteId: { $ref: 'route', member: 'RouteId' } }, 'GET', '/apis/a1/routes/*'],
  ])('%s %j', (operation, input, verb, path) => {
    const whole = (one: string) => `arn:aws:apigateway:eu-west-1::${one}`;
    expect(only(operation, input)).toEqual([
      `apigateway:${verb}`,
      Array.isArray(path) ? path.map(whole) : whole(path),
    ]);
  });

  test('Other partitions have their own ARNs.', () => {
    expect(permissionFor('GetApis', {}, 'cn-north-1').Statement[0]?.Resource).toBe(
      'arn:aws-cn:apigateway:cn-north-1::/apis',
    );
  });

  test('Tags and an access log in a call need permissions of their own.', () => {
    const { Statement } = permissionFor(
      'CreateStage',
      { ApiId: 'a1', StageName: 'prod', Tags: { a: 'b' }, AccessLogSettings: { Format: 'x' } },
      REGION,
    );
    expect(Statement.map(({ Sid }) => Sid)).toEqual([
      'CreateStage',
      'CreateStageTags',
      'CreateStageAccessLog',
    ]);
  });

  test('The policy includes the action and resource of the error message, once.', () => {
    const message = (action: string, resource: string) =>
      `User: arn:aws:iam::123456789012:user/a is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows it`;
    const domain = 'arn:aws:apigateway:eu-west-1::/domainnames/api.example.com';
    const input = { DomainName: 'api.example.com' };
    const added = namedIn(message('apigateway:AddCertificateToDomain', domain));
    expect(permissionFor('UpdateDomainName', input, REGION, added).Statement).toMatchObject([
      { Action: 'apigateway:PATCH', Resource: domain },
      { Action: 'apigateway:AddCertificateToDomain', Resource: domain },
    ]);
    const same = namedIn(message('apigateway:PATCH', domain));
    expect(permissionFor('UpdateDomainName', input, REGION, same).Statement).toHaveLength(1);
    expect(namedIn('Access denied')).toBeUndefined();
  });
});

test.each([
  [403, 'AccessDeniedException', true],
  [403, 'ExpiredTokenException', false],
  [403, 'InvalidSignatureException', false],
  [400, 'AccessDeniedException', false],
])('%d %s: is a missing permission: %s', (status, code, expected) => {
  expect(isDenied(new ApiError('', { status, code, operation: 'GetApis' }))).toBe(expected);
});

function idsFor(operation: KnownOperation): Record<string, unknown> {
  const Command = commands[operation] as unknown as new (
    input: object,
  ) => {
    schema: [number, string, string, { http: [string, string] }];
  };
  const labels = [...new Command({}).schema[3].http[1].matchAll(/\{(\w+)/g)].map(([, label = '']) => label);
  return Object.fromEntries(labels.map((label) => [label, anything[label]]));
}
