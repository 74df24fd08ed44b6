import { expect, it } from 'vitest';
import { type Change, diff } from './diff';
import { changeName, lacksSentence, summarize, toMarkdown } from './report';
import type { Lack, Source } from './source';
import { type Configuration, integrationKey, normalMembers } from './value';

const lambda = (TimeoutInMillis?: number) => ({
  members: normalMembers('integration', 'HTTP', {
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: 'arn:aws:lambda:us-east-1:123456789012:function:orders',
    TimeoutInMillis,
  }),
  responses: {},
});

/** An API of which each route leads to the one integration. */
function source(
  routes: readonly string[],
  parts: Partial<Configuration> & { timeout?: number; lacks?: Lack[] } = {},
): Source {
  const { timeout, lacks = [], ...rest } = parts;
  const integration = lambda(timeout);
  const key = integrationKey(integration);
  const route = { members: { AuthorizationType: 'NONE' }, integration: key, responses: {} };
  return {
    lacks,
    configuration: {
      protocol: 'HTTP',
      api: { Name: 'shop' },
      routes: Object.fromEntries(routes.map((name) => [name, route])),
      integrations: { [key]: integration },
      authorizers: {},
      models: {},
      stages: {},
      tags: {},
      ...rest,
    },
  };
}

const summaryOf = (changes: readonly Change[]) => [summarize(changes), ...changes.map(changeName)];
const between = (before: Source, after: Source) => diff(before, after).changes;

it('A changed integration is one change, not one for each of its routes', () => {
  const changes = between(source(['GET /a', 'GET /b']), source(['GET /a', 'GET /b'], { timeout: 5000 }));
  expect(summaryOf(changes)).toEqual(['1 integration changed', 'Lambda orders']);
  expect(changes[0]?.members).toEqual([{ path: ['TimeoutInMillis'], before: 30000, after: 5000 }]);
});

it.each([
  ['another path', 'GET /a', 'GET /b', ['1 route changed', 'GET /a → GET /b']],
  ['another name of a variable', 'GET /a/{b}', 'GET /a/{c}', ['1 route changed', 'GET /a/{b} → GET /a/{c}']],
])('A route with %s is one change', (_what, before, after, expected) => {
  expect(summaryOf(between(source([before]), source([after])))).toEqual(expected);
});

it('Renames that are ambiguous are removals and additions', () => {
  const changes = between(source(['GET /a', 'GET /b']), source(['GET /c', 'GET /d']));
  expect(summarize(changes)).toBe('2 routes added, 2 routes removed');
});

it('A renamed authorizer does not change its routes', () => {
  const jwt = { AuthorizerType: 'JWT' };
  const guarded = (name: string) =>
    source(['GET /a'], {
      authorizers: { [name]: jwt },
      routes: { 'GET /a': { members: {}, authorizer: name, responses: {} } },
    });
  expect(summaryOf(between(guarded('staff'), guarded('team')))).toEqual([
    '1 authorizer changed',
    'staff → team',
  ]);
});

it('What a source lacks is not compared, and named', () => {
  const document = source(['GET /a'], { lacks: ['stages', 'tags', 'api.IpAddressType'] });
  const latest = source(['GET /a'], {
    stages: { prod: {} },
    tags: { team: 'pets' },
    api: { Name: 'shop', IpAddressType: 'dualstack' },
  });
  const { changes, lacks } = diff(document, latest);
  expect(summarize(changes)).toBe('No differences');
  expect(lacksSentence(lacks)).toBe(
    'Not compared, because the OpenAPI document does not contain it: stage settings, tags, API IpAddressType.',
  );
});

it('Markdown has each change with its members, and text that would end its code span stays text', () => {
  const after = source(['GET /a'], { timeout: 5000, api: { Name: 'a ` b' }, tags: { team: 'pets' } });
  expect(toMarkdown(diff(source(['GET /a']), after), 'Stage prod', 'Latest configuration')).toBe(
    [
      '## Changes from `Stage prod` to `Latest configuration`',
      '',
      '1 API setting changed, 1 integration changed, 1 tag added.',
      '',
      '### API settings',
      '',
      '- changed: `API`',
      '  - Name: `shop` → `` a ` b ``',
      '',
      '### Integrations',
      '',
      '- changed: `Lambda orders`',
      '  - TimeoutInMillis: `30000` → `5000`',
      '',
      '### Tags',
      '',
      '- added: `team`',
      '',
    ].join('\n'),
  );
});
