import fc from 'fast-check';
import { expect, it } from 'vitest';
import { privateApi, surroundingsOf } from '../code/code.test-support';
import { configurations } from '../configuration.test-support';
import type { Origin } from '../source';
import { toTerraform } from './terraform';

const origin: Origin = {
  apiId: 'abc',
  isManaged: false,
  routes: {},
  integrations: {},
  authorizers: {},
  models: {},
  stages: { prod: { id: 'prod', isManaged: false, resource: { DeploymentId: 'd1' }, responseIds: {} } },
};

it.each(['HTTP', 'WEBSOCKET'] as const)(
  'Each resource of a %s API has a name of its own, and every reference leads to one',
  (protocol) => {
    fc.assert(
      fc.property(configurations(protocol), (configuration) => {
        const { text, notes } = toTerraform(configuration);
        const names = [...text.matchAll(/^resource "(\w+)" "(\w+)" \{$/gm)].map(
          ([, type, name]) => `${type}.${name}`,
        );
        expect(new Set(names).size).toBe(names.length);
        for (const [, name] of text.matchAll(/(aws_apigatewayv2_\w+\.\w+)/g)) expect(names).toContain(name);
        for (const note of notes) expect(text).toContain(`# ${note.text}`);
      }),
    );
  },
);

it('What the provider has no argument for is a comment at its place, and listed', () => {
  const { text, notes } = toTerraform({
    ...privateApi,
    api: { Name: 'shop', DisableSchemaValidation: true },
  });
  expect(notes).toEqual([
    { subject: 'API', text: "DisableSchemaValidation has no argument in Terraform's AWS provider: true" },
  ]);
  expect(text).toContain(`  # ${notes[0]?.text}\n`);
});

it('An API that another service manages is referred to', () => {
  const { text, notes } = toTerraform(privateApi, { origin: { ...origin, isManaged: true }, imports: true });
  expect(text).toContain('data "aws_apigatewayv2_api" "shop" {\n  api_id = "abc"\n}');
  expect(text).toContain('data.aws_apigatewayv2_api.shop.id');
  expect(notes[0]?.subject).toBe('API');
});

it('A deployment that API Gateway made by itself, or that is not known, is named by its id', () => {
  const manual = { ...privateApi, stages: { prod: {} } };
  const made = toTerraform(manual, {
    origin,
    imports: true,
    deployments: [{ DeploymentId: 'd1', AutoDeployed: true }],
  });
  expect(made.text).toContain('deployment_id = "d1"');
  expect(made.notes[0]?.text).toMatch(/made deployment d1 by itself/);
  expect(toTerraform(manual, { origin, imports: true }).notes[0]?.text).toMatch(/d1 could not be read/);
});

it('Domain names, mappings and VPC links refer to each other; routing rules are noted', () => {
  const { text, notes } = toTerraform(privateApi, { origin, surroundings: surroundingsOf('abc') });
  for (const reference of [
    'connection_id    = aws_apigatewayv2_vpc_link.shop_net.id',
    'stage           = aws_apigatewayv2_stage.prod.id',
    'domain_name     = aws_apigatewayv2_domain_name.api_example_com.id',
  ])
    expect(text).toContain(reference);
  expect(notes.map(({ text: note }) => note)).toEqual([
    'RoutingMode has no argument in version 5 of the AWS provider: ROUTING_RULE_THEN_API_MAPPING',
    'Routing rules have no resource in version 5 of the AWS provider: priority 10',
  ]);
});
