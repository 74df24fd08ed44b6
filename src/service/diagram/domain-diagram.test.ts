import type { RoutingMode, RoutingRule } from '@aws-sdk/client-apigatewayv2';
import { expect, test } from 'vitest';
import type { Diagram } from './diagram';
import { domainDiagram } from './domain-diagram';
import { reachOf } from './narrow';

const mapping = (ApiMappingId: string, ApiMappingKey: string, ApiId: string, Stage = 'prod') => ({
  ApiMappingId,
  ApiMappingKey,
  ApiId,
  Stage,
});
const rule: RoutingRule = {
  RoutingRuleId: 'r1',
  Priority: 10,
  Conditions: [
    { MatchBasePaths: { AnyOf: ['v1', 'v2'] } },
    { MatchHeaders: { AnyOf: [{ Header: 'x-tenant', ValueGlob: 'blue*' }] } },
  ],
  Actions: [{ InvokeApi: { ApiId: 'rest', Stage: 'live' } }],
};
const names = new Map([
  ['shop', 'Shop'],
  ['chat', 'Chat'],
]);

const drawn = (RoutingMode: RoutingMode) =>
  domainDiagram({
    domain: { DomainName: 'api.example.com', RoutingMode },
    mappings: [
      mapping('m2', 'shop', 'shop'),
      mapping('m1', '', 'shop'),
      mapping('m3', 'chat', 'chat', 'live'),
    ],
    rules: [rule],
    apiName: (id) => names.get(id),
  });

function lines({ nodes, edges }: Diagram): string[] {
  const titles = new Map(nodes.map(({ id, title, text }) => [id, `${title} (${text})`]));
  return edges.map(({ from, to }) => `${titles.get(from)} → ${titles.get(to)}`);
}

test('Mappings lead to stages and those to APIs; a stage of two mappings is one box.', () => {
  expect(lines(drawn('API_MAPPING_ONLY'))).toEqual([
    'api.example.com (Custom domain name) → / (API mapping)',
    '/ (API mapping) → prod (Stage of Shop)',
    'prod (Stage of Shop) → Shop (shop)',
    'api.example.com (Custom domain name) → /chat (API mapping)',
    '/chat (API mapping) → live (Stage of Chat)',
    'live (Stage of Chat) → Chat (chat)',
    'api.example.com (Custom domain name) → /shop (API mapping)',
    '/shop (API mapping) → prod (Stage of Shop)',
  ]);
});

test('The routing mode decides whether rules, mappings or both are drawn; a REST API has no screen.', () => {
  const rules = drawn('ROUTING_RULE_ONLY');
  expect(lines(rules)).toEqual([
    'api.example.com (Custom domain name) → /v1 or /v2 and x-tenant: blue* (Routing rule, priority 10)',
    '/v1 or /v2 and x-tenant: blue* (Routing rule, priority 10) → live (Stage of rest)',
    'live (Stage of rest) → rest (Not in the list of APIs)',
  ]);
  expect(rules.nodes.find(({ id }) => id === 'api:rest')?.resource).toBeUndefined();
  expect(
    drawn('ROUTING_RULE_THEN_API_MAPPING').nodes.filter(({ column }) => column === 'mapping'),
  ).toHaveLength(4);
});

test('What reaches a box is what leads to it and where it leads, and nothing beside it.', () => {
  const diagram = drawn('API_MAPPING_ONLY');
  expect([...reachOf(diagram, 'mapping:m3').nodes].sort()).toEqual([
    'api:chat',
    'domain:api.example.com',
    'mapping:m3',
    'stage:chat/live',
  ]);
  expect(reachOf(diagram, 'api:shop').nodes.size).toBe(5);
  expect(reachOf(diagram, 'domain:api.example.com').nodes.size).toBe(diagram.nodes.length);
});
