import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startSandbox } from '../../../sandbox/client.test-support';
import { FOLDER, nhsFilled, samFilled, smithy } from '../../openapi/public-documents.test-support';
import type { Protocol } from '../../rules/rule';
import { privateApi, surroundingsOf } from '../code/code.test-support';
import { configurations, readLatest, whole } from '../configuration.test-support';
import { diff } from '../diff';
import type { Configuration } from '../value';
import { toCloudFormation } from './cloudformation';
import { createStack, problemsOf, readTemplate } from './template.test-support';
import { printYaml, ShortForm } from './yaml';

const LONG = process.env.LONG === '1';
const TIMEOUT = 600_000;
const PROTOCOLS: readonly Protocol[] = ['HTTP', 'WEBSOCKET'];

/** The template of a configuration creates an equal API. */
async function expectEqualApi(configuration: Configuration): Promise<void> {
  const template = readTemplate(toCloudFormation(configuration).text);
  expect(problemsOf(template)).toEqual([]);
  const { client } = startSandbox();
  const apiId = await createStack(template, client);
  expect(diff(whole(configuration), await readLatest(client, apiId)).changes).toEqual([]);
}

it.each(PROTOCOLS)(
  'The template of any %s API fits the resource specification and creates an equal API',
  async (protocol) => {
    await fc.assert(fc.asyncProperty(configurations(protocol), expectEqualApi), { numRuns: LONG ? 300 : 12 });
  },
  TIMEOUT,
);

describe.skipIf(!existsSync(FOLDER))('documents of public repositories', () => {
  it.each([
    ['NHS', nhsFilled],
    ['Smithy', smithy],
    ['SAM', samFilled],
  ])('The template of the API of the %s document creates an equal API', async (_, read) => {
    const { client } = startSandbox();
    const { ApiId = '' } = await client.importApi({ Body: read() });
    await expectEqualApi((await readLatest(client, ApiId)).configuration);
  });
});

it('Any text comes back from the template as it was', () => {
  const special = [
    'yes',
    'on',
    '012',
    '1_000',
    '12:30:00',
    '2010-09-09',
    '~',
    '=',
    '<<',
    '0x1f',
    '${a}',
    'a: b',
    ' #',
    ' \n',
    ' \n a',
  ];
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary-ascii' }),
    fc.constantFrom(...special),
  );
  fc.assert(
    fc.property(fc.dictionary(text, text), fc.array(text), (map, list) => {
      const values = { Resources: { map, list } } as never;
      expect(readTemplate(printYaml('Test', [['Resources', { map, list }]]))).toEqual(values);
    }),
  );
});

it('Domain names, mappings, routing rules and VPC links refer to each other and fit the specification', () => {
  const origin = {
    apiId: 'abc',
    isManaged: false,
    routes: {},
    integrations: {},
    authorizers: {},
    models: {},
    stages: {},
  };
  const { text, notes } = toCloudFormation(privateApi, { origin, surroundings: surroundingsOf('abc') });
  const template = readTemplate(text);
  expect(problemsOf(template)).toEqual([]);
  expect(notes).toEqual([]);
  const properties = (id: string) => template.Resources[id]?.Properties;
  const ref = (id: string) => new ShortForm('Ref', id);
  const names = Object.keys(template.Resources);
  expect(names).toEqual([
    'Api',
    'VpcLinkShopNet',
    'IntegrationHttpProxy',
    'StageProd',
    'DomainNameApiExampleCom',
    'ApiMappingApiExampleComV1',
    'RoutingRuleApiExampleCom10',
  ]);
  expect(properties('IntegrationHttpProxy')).toMatchObject({ ConnectionId: ref('VpcLinkShopNet') });
  expect(properties('ApiMappingApiExampleComV1')).toEqual({
    ApiId: ref('Api'),
    ApiMappingKey: 'v1',
    DomainName: ref('DomainNameApiExampleCom'),
    Stage: ref('StageProd'),
  });
  expect(properties('RoutingRuleApiExampleCom10')?.Actions).toEqual([
    { InvokeApi: { ApiId: ref('Api'), Stage: ref('StageProd'), StripBasePath: true } },
  ]);
});

it('An id of the API in a text becomes a reference, and variables of the service stay text', () => {
  const { text } = toCloudFormation(
    {
      protocol: 'WEBSOCKET',
      api: { Name: 'chat', RouteSelectionExpression: '${request.body.action}' },
      routes: {},
      integrations: {},
      authorizers: {},
      models: { Pet: { Schema: '{"$ref":"https://apigateway.amazonaws.com/restapis/abc/models/${x}"}' } },
      stages: {},
      tags: {},
    },
    {
      origin: {
        apiId: 'abc',
        isManaged: false,
        routes: {},
        integrations: {},
        authorizers: {},
        models: {},
        stages: {},
      },
    },
  );
  const { Resources } = readTemplate(text);
  expect(Resources.Api?.Properties.RouteSelectionExpression).toBe('${request.body.action}');
  expect(Resources.ModelPet?.Properties.Schema).toEqual({
    $ref: new ShortForm('Sub', 'https://apigateway.amazonaws.com/restapis/${Api}/models/${!x}'),
  });
});
