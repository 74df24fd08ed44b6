import { expect, test } from 'vitest';
import { groupUses, type ReferenceUse, usesOfApi, usesOfDomain } from '../../service/reference-uses';
import { inventoryCsv, inventoryJson } from './export';
import { rowOfReference, rowOfUse } from './reference-rows';
import {
  type ApiLists,
  authorizerRows,
  domainRows,
  integrationRows,
  routeRows,
  stageRows,
  VIEWS,
} from './rows';
import { INVENTORY } from './views';

const lists: ApiLists = {
  api: { ApiId: 'a1', Name: 'shop', ProtocolType: 'HTTP', RouteSelectionExpression: '' },
  routes: [
    { RouteId: 'r1', RouteKey: 'GET /orders/{id}', Target: 'integrations/i1' },
    {
      RouteId: 'r2',
      RouteKey: 'POST /orders',
      Target: 'integrations/i1',
      AuthorizationType: 'JWT',
      AuthorizerId: 'u1',
      AuthorizationScopes: ['write'],
    },
    { RouteId: 'r3', RouteKey: '$default' },
  ],
  integrations: [
    {
      IntegrationId: 'i1',
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: 'arn:aws:lambda:eu-west-1:123456789012:function:orders',
    },
    { IntegrationId: 'i2', IntegrationType: 'HTTP_PROXY', ConnectionType: 'VPC_LINK', ConnectionId: 'link1' },
  ],
  authorizers: [{ AuthorizerId: 'u1', Name: 'customers', AuthorizerType: 'JWT' }],
  stages: [
    {
      StageName: 'prod',
      DeploymentId: 'd1',
      DefaultRouteSettings: { ThrottlingRateLimit: 100 },
      RouteSettings: { 'POST /orders': { ThrottlingRateLimit: 5 } },
    },
    { StageName: 'dev' },
  ],
  deployments: [{ DeploymentId: 'd1', CreatedDate: new Date('2026-01-02T03:04:05Z') }],
};

const values = (rows: { values: object }[], ...names: string[]) =>
  rows.map((row) => names.map((name) => (row.values as Record<string, unknown>)[name]));

test('A route shows its target, its authorization, and the lowest rate of its stages.', () => {
  expect(values(routeRows(lists), 'method', 'path', 'target', 'authorization', 'rate')).toEqual([
    ['GET', '/orders/{id}', 'Lambda orders', 'None', 100],
    ['POST', '/orders', 'Lambda orders', 'JWT: customers', 5],
    [undefined, '$default', 'None', 'None', 100],
  ]);
});

test('What was not read is said to be, and never shown as nothing.', () => {
  const partly = {
    ...lists,
    integrations: undefined,
    authorizers: undefined,
    stages: undefined,
    deployments: undefined,
  };
  expect(values(routeRows(partly), 'target', 'rate')[0]).toEqual(['not read', 'not read']);
  expect(values(stageRows({ ...lists, deployments: undefined }), 'deployed')).toEqual([
    ['not read'],
    ['Not deployed'],
  ]);
  expect(values(integrationRows({ ...lists, routes: undefined }), 'used')[0]).toEqual(['not read']);
  expect(values(authorizerRows({ ...lists, routes: undefined }), 'used')[0]).toEqual(['not read']);
  expect(values(domainRows({ DomainName: 'd' }, undefined, new Map()), 'mapping')).toEqual([['not read']]);
});

test('Integrations and authorizers count the routes that use them.', () => {
  expect(values(integrationRows(lists), 'type', 'used', 'link')).toEqual([
    ['Lambda', 2, undefined],
    ['VPC link', 0, 'link1'],
  ]);
  expect(values(authorizerRows(lists), 'name', 'used')).toEqual([['customers', 1]]);
});

test('A domain name has a row for each API mapping, and one without any.', () => {
  const domain = {
    DomainName: 'api.example.com',
    DomainNameConfigurations: [{ SecurityPolicy: 'TLS_1_2' as const }],
  };
  const names = new Map([['a1', 'shop']]);
  const mapping = { ApiId: 'a1', Stage: 'prod', ApiMappingKey: 'v1', ApiMappingId: 'm1' };
  expect(values(domainRows(domain, [mapping], names), 'mapping', 'api', 'tls')).toEqual([
    ['/v1', 'shop', 'TLS 1.2'],
  ]);
  expect(values(domainRows(domain, [], names), 'mapping', 'api')).toEqual([['None', undefined]]);
});

test('A reference counts what uses it and names the APIs, each once; a use says by which member.', () => {
  const certificate = 'arn:aws:acm:eu-west-1:123456789012:certificate/one';
  const domain = {
    DomainName: 'api.example.com',
    DomainNameConfigurations: [{ CertificateArn: certificate }],
  };
  const depot = { ...lists, api: { ...lists.api, ApiId: 'a2', Name: 'depot' } };
  const [first] = lists.integrations ?? [];
  const twice = {
    ...lists,
    integrations: [{ ...first, IntegrationId: 'i3' }, ...(lists.integrations ?? [])],
  };
  const uses: ReferenceUse[] = [...usesOfApi(twice), ...usesOfApi(depot), ...usesOfDomain(domain)];
  const references = groupUses(uses).map(rowOfReference);
  expect(values(references, 'kind', 'value', 'used', 'apis')).toEqual([
    ['Certificate', certificate, 1, undefined],
    ['Authorizer', 'customers', 1, 'shop'],
    ['Authorizer', 'customers', 1, 'depot'],
    ['VPC link', 'link1', 2, 'shop, depot'],
    ['Function', 'orders', 3, 'shop, depot'],
  ]);
  const rows = uses.map(rowOfUse);
  expect(values(rows.slice(-2), 'user', 'type', 'members', 'api')).toEqual([
    ['POST /orders', 'Route', 'AuthorizerId', 'depot'],
    ['api.example.com', 'Domain name', 'DomainNameConfigurations.CertificateArn', undefined],
  ]);
  for (const all of [references, rows]) expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

test('Every value of a row has a column, and downloads have all columns.', () => {
  const all = {
    routes: routeRows(lists),
    integrations: integrationRows(lists),
    authorizers: authorizerRows(lists),
    stages: stageRows(lists),
    domains: domainRows({ DomainName: 'd' }, [{ ApiId: 'a1', Stage: 'prod' }], new Map()),
    references: groupUses(usesOfApi(lists)).map(rowOfReference),
    uses: usesOfApi(lists).map(rowOfUse),
  };
  for (const view of [...VIEWS, 'uses'] as const) {
    const ids = INVENTORY[view].columns.map(({ id }) => id).sort();
    expect(Object.keys(all[view][0]?.values ?? {}).sort(), view).toEqual(ids);
    expect(inventoryCsv(view, all[view]).split('\r\n')).toHaveLength(all[view].length + 2);
  }
  expect(inventoryCsv('stages', all.stages)).toContain(
    'prod,shop,2026-01-02,Manual,"100 requests/s",Off'.replaceAll('"', ''),
  );
  expect(JSON.parse(inventoryJson(all.routes))[1]).toMatchObject({
    method: 'POST',
    path: '/orders',
    apiId: 'a1',
  });
});
