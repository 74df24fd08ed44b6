import { expect, test } from 'vitest';
import { toEntries } from '../../lib/entries';
import { userTags } from '../../service/rules/tags';
import { issues, taggedOf, toUpdate } from './model';

const arn = (path: string) => `arn:aws:apigateway:eu-west-1::${path}`;

test.each([
  ['/apis/abc', { noun: 'API', name: 'abc', href: '/apis/abc/overview' }],
  [
    '/apis/abc/stages/$default',
    { noun: 'stage', name: '$default', href: '/apis/abc/stages/item/%24default' },
  ],
  [
    '/domainnames/*.example.com',
    { noun: 'domain name', name: '*.example.com', href: '/domains/item/*.example.com' },
  ],
  ['/vpclinks/v1', { noun: 'VPC link', name: 'v1', href: '/vpc-links/item/v1' }],
  ['/portals/p1', undefined],
  ['/apis/abc/routes/r1', undefined],
  ['/restapis/abc/stages/a/b', undefined],
])('The ARN of %s resolves to its screen, if it has one.', (path, expected) => {
  if (expected === undefined) expect(taggedOf(arn(path))).toBeUndefined();
  else expect(taggedOf(arn(path))).toMatchObject(expected);
});

test('Reserved aws: tags are neither rejected nor removed.', () => {
  const before = { 'aws:cloudformation:stack-name': 's', team: 'a' };
  const values = { Tags: toEntries(userTags(before)) };
  expect(values.Tags).toEqual([{ key: 'team', value: 'a' }]);
  expect(issues(values)).toEqual([]);
  expect(toUpdate(arn('/apis/abc'), before, values).calls).toEqual([]);
  expect(toUpdate(arn('/apis/abc'), before, { Tags: [] }).calls).toMatchObject([
    { operation: 'UntagResource', input: { TagKeys: ['team'] } },
  ]);
});
