import type { Api } from '@aws-sdk/client-apigatewayv2';
import { expect, test } from 'vitest';
import { tagIssues } from '../../service/bulk/tags';
import { deleteApis, tagApis, withoutManaged } from './bulk-model';

const api = (id: string, Tags?: Record<string, string>): Api => ({
  ApiId: id,
  Name: `api-${id}`,
  ProtocolType: 'HTTP',
  RouteSelectionExpression: '${request.method} ${request.path}',
  ...(Tags && { Tags }),
});

test('API mappings are deleted before the APIs that they target', () => {
  const mapped = [{ DomainName: 'd.example.com', mapping: { ApiMappingId: 'm1', ApiId: 'a', Stage: 's' } }];
  const { title, calls } = deleteApis([api('a'), api('b')], mapped);
  expect(title).toBe('Delete 1 API mapping and 2 APIs');
  expect(calls.map(({ operation, id }) => [operation, id])).toEqual([
    ['DeleteApiMapping', 'mapping m1'],
    ['DeleteApi', 'api a'],
    ['DeleteApi', 'api b'],
  ]);
});

test('a managed API is skipped with the message of the service', () => {
  const managed = { ...api('m'), ApiGatewayManaged: true };
  const { apis, skipped } = withoutManaged([api('a'), managed]);
  expect(apis.map(({ ApiId }) => ApiId)).toEqual(['a']);
  expect(skipped[0]?.reason).toMatch(/managed by API Gateway/);
});

test('each API gets the tags that differ; its other tags and aws: tags are unchanged', () => {
  const apis = [api('a', { team: 'old', tier: 'x', 'aws:made': 'y' }), api('b', { team: 'web' })];
  const values = { Tags: [{ key: 'team', value: 'web' }], remove: ['tier'] };
  const { plan, skipped } = tagApis(apis, values, 'eu-west-1');
  expect(plan.calls.map(({ id, input }) => [id, input])).toEqual([
    ['untag a', { ResourceArn: 'arn:aws:apigateway:eu-west-1::/apis/a', TagKeys: ['tier'] }],
    ['tag a', { ResourceArn: 'arn:aws:apigateway:eu-west-1::/apis/a', Tags: { team: 'web' } }],
  ]);
  expect(skipped.map(({ api: { ApiId } }) => ApiId)).toEqual(['b']);
});

test('an API that would have more than 50 tags is skipped', () => {
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`k${n}`, '']));
  const { plan, skipped } = tagApis(
    [api('a', many)],
    { Tags: [{ key: 'one-more', value: '' }], remove: [] },
    'eu-west-1',
  );
  expect(plan.calls).toEqual([]);
  expect(skipped[0]?.reason).toBe('It would have 51 tags; the maximum is 50.');
});

test('a key that is both set and removed, duplicate or reserved is an issue', () => {
  const tag = (key: string) => ({ key, value: '' });
  expect(tagIssues({ Tags: [tag('a')], remove: ['a'] }).map(({ rule }) => rule)).toEqual(['tags.bulk.both']);
  expect(tagIssues({ Tags: [tag('a'), tag('a')], remove: [] })).toHaveLength(1);
  expect(tagIssues({ Tags: [tag('aws:x')], remove: [] })).toHaveLength(1);
});
