import { expect, test } from 'vitest';
import type { SearchSource } from '../../service/search/document';
import { SearchIndex } from './search-index';

const SHOP: SearchSource = {
  owner: {
    kind: 'api',
    id: 'a1',
    resource: { ApiId: 'a1', Name: 'shop', Tags: { team: 'shop' } } as never,
  },
  lists: [
    {
      kind: 'route',
      parents: ['a1'],
      items: [
        { RouteId: 'r1', RouteKey: 'GET /orders/{id}', Target: 'integrations/i1', AuthorizationType: 'NONE' },
        {
          RouteId: 'r2',
          RouteKey: 'POST /orders',
          Target: 'integrations/i2',
          AuthorizationType: 'JWT',
          AuthorizerId: 'z1',
        },
        { RouteId: 'r3', RouteKey: '$default', AuthorizationType: 'AWS_IAM' },
      ],
    },
    {
      kind: 'integration',
      parents: ['a1'],
      items: [
        {
          IntegrationId: 'i1',
          IntegrationType: 'AWS_PROXY',
          IntegrationUri: 'arn:aws:lambda:eu-west-1:123456789012:function:listOrders',
        },
        {
          IntegrationId: 'i2',
          IntegrationType: 'HTTP_PROXY',
          IntegrationMethod: 'ANY',
          IntegrationUri: 'https://depot.example.com/in',
          Description: 'Behind the new depot',
        },
      ],
    },
    { kind: 'authorizer', parents: ['a1'], items: [{ AuthorizerId: 'z1', Name: 'customers' }] },
    {
      kind: 'stage',
      parents: ['a1'],
      items: [{ StageName: 'prod', StageVariables: { table: 'ledger' }, Tags: { env: 'live' } }],
    },
  ],
};
const LINKS: SearchSource = {
  owner: undefined,
  lists: [
    { kind: 'vpcLink', parents: [], items: [{ VpcLinkId: 'v1', Name: 'inner', Tags: { team: 'shopping' } }] },
  ],
};

function filled(): SearchIndex {
  const index = new SearchIndex();
  index.put('api/a1', SHOP);
  index.put('', LINKS);
  return index;
}

const found = (index: SearchIndex, text: string) =>
  index
    .ask({ text, offset: 0, limit: 50 })
    .hits.map(({ id }) => id)
    .sort();

test.each([
  ['a name', 'shop prod', ['stage/a1/prod']],
  ['the beginning of a name', 'inn', ['vpcLink/v1']],
  ['a kind', 'vpc link', ['vpcLink/v1']],
  ['an ID', 'r2', ['route/a1/r2']],
  ['a route key', 'GET /orders/{id}', ['route/a1/r1']],
  ['a URI', 'https://depot.example.com/in', ['integration/a1/i2']],
  ['an ARN', 'arn:aws:lambda:eu-west-1:123456789012:function:listOrders', ['integration/a1/i1']],
  ['a part of a name in camel case', 'list', ['integration/a1/i1']],
  ['a description', 'behind depot', ['integration/a1/i2']],
  ['a tag', 'env=live', ['stage/a1/prod']],
  ['a stage variable, by its name and its value', 'table ledger', ['stage/a1/prod']],
  ['a route without a method', '$default', ['route/a1/r3']],
])('A resource is found by %s.', (_, text, expected) => {
  expect(found(filled(), text)).toEqual(expected);
});

test.each([
  ['path:/orders', ['route/a1/r1', 'route/a1/r2']],
  ['path:/orders method:post', ['route/a1/r2']],
  ['auth:none', ['route/a1/r1']],
  ['auth:none auth:iam', ['route/a1/r1', 'route/a1/r3']],
  ['auth:cust', ['route/a1/r2']],
  ['fn:listorders', ['integration/a1/i1', 'route/a1/r1']],
  ['kind:routes path:id', ['route/a1/r1']],
  ['kind:vpc-link', ['vpcLink/v1']],
  ['tag:team=shop kind:stage', ['stage/a1/prod']],
  ['tag:team=shop tag:env=live', ['stage/a1/prod']],
  ['tag:team kind:vpclink', ['vpcLink/v1']],
  ['tag:team=shop kind:vpclink', []],
  ['api:shop kind:authorizer', ['authorizer/a1/z1']],
  ['api:a1 kind:api', ['api/a1']],
  ['orders auth:jwt', ['route/a1/r2']],
])('The filters of %s keep what they say.', (text, expected) => {
  expect(found(filled(), text)).toEqual(expected);
});

test('Facets count what is found whatever its kind, also where a filter keeps one kind.', () => {
  const { facets, total } = filled().ask({ text: 'shop kind:route', offset: 0, limit: 1 });
  expect(total).toBe(3);
  expect(facets).toContainEqual({ kind: 'stage', count: 1 });
  expect(facets).toContainEqual({ kind: 'route', count: 3 });
});

test('Parts of words are found where no word begins so, and what is similar where nothing has the part.', () => {
  const index = filled();
  const ask = (text: string) => index.ask({ text, offset: 0, limit: 9 });
  expect(ask('edge')).toMatchObject({ match: 'parts', total: 1 });
  expect(ask('custemers')).toMatchObject({ match: 'similar', total: 1 });
  expect(ask('nothing-of-it')).toMatchObject({ total: 0 });
});

test('A hit says where it was found, unless its name shows it.', () => {
  const [hit] = filled().ask({ text: 'ledger', offset: 0, limit: 1 }).hits;
  expect(hit?.found).toEqual({ path: 'StageVariables', text: 'table=ledger' });
  expect(filled().ask({ text: 'inner', offset: 0, limit: 1 }).hits[0]?.found).toBeUndefined();
});

test('What is read again replaces what was there, and what is dropped is not found.', () => {
  const index = filled();
  index.put('', {
    owner: undefined,
    lists: [{ kind: 'vpcLink', parents: [], items: [{ VpcLinkId: 'v2', Name: 'outer' }] }],
  });
  expect(found(index, 'inner')).toEqual([]);
  expect(found(index, 'outer')).toEqual(['vpcLink/v2']);
  index.drop('api/a1');
  expect(found(index, 'shop')).toEqual([]);
  expect(found(index, 'path:/')).toEqual([]);
});

test('Suggestions complete the last word to filters, and filters to values that there are.', () => {
  const index = filled();
  const suggested = (text: string) =>
    index.ask({ text, offset: 0, limit: 1 }).suggestions.map((one) => one.text);
  expect(suggested('orders au')).toEqual(['orders auth:']);
  expect(suggested('fn:li')).toEqual(['fn:listOrders ']);
  expect(suggested('tag:team=s')).toEqual(['tag:team=shop ', 'tag:team=shopping ']);
  expect(suggested('kind:integration-r')).toEqual(['kind:integration-response ']);
  expect(suggested('auth:none')).toEqual([]);
  expect(suggested('auth:none ')).toEqual([]);
});
