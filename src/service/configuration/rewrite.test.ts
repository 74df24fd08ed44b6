import { expect, it } from 'vitest';
import { startSandbox } from '../../sandbox/client.test-support';
import { readLatest, runCalls } from './configuration.test-support';
import { createApiPlan } from './create-api';
import { references, rewrite } from './rewrite';
import { emptyConfiguration } from './value';

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:orders';

async function shop() {
  const { client } = startSandbox();
  const { ApiId } = await client.createApi({ Name: 'shop', ProtocolType: 'HTTP', Tags: { team: 'pets' } });
  const { IntegrationId } = await client.createIntegration({
    ApiId,
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: FUNCTION,
    PayloadFormatVersion: '2.0',
  });
  await client.createIntegration({
    ApiId,
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: `${FUNCTION}-2`,
    PayloadFormatVersion: '2.0',
  });
  await client.createAuthorizer({
    ApiId,
    Name: 'staff',
    AuthorizerType: 'JWT',
    IdentitySource: ['$request.header.Authorization'],
    JwtConfiguration: {
      Issuer: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_abc',
      Audience: ['x'],
    },
  });
  await client.createRoute({ ApiId, RouteKey: 'GET /a', Target: `integrations/${IntegrationId}` });
  await client.createStage({ ApiId, StageName: 'prod', Tags: { stage: 'yes' }, StageVariables: { a: '1' } });
  return { client, source: await readLatest(client, ApiId ?? '') };
}

it('References are the accounts, Regions, functions and issuers that an API names', async () => {
  const { source } = await shop();
  expect(references(source.configuration)).toEqual([
    { kind: 'Account ID', value: '123456789012' },
    { kind: 'Region', value: 'us-east-1' },
    { kind: 'Function', value: 'orders' },
    { kind: 'Function', value: 'orders-2' },
    { kind: 'Issuer', value: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_abc' },
  ]);
});

it('Replacements are made at once, and a name that begins with another one stays', async () => {
  const { source } = await shop();
  const rewritten = rewrite(source.configuration, [
    { kind: 'Function', value: 'orders', replacement: 'orders-2' },
    { kind: 'Function', value: 'orders-2', replacement: 'orders' },
    { kind: 'Region', value: 'us-east-1', replacement: 'eu-west-1' },
  ]);
  expect(Object.values(rewritten.integrations).map(({ members }) => members.IntegrationUri)).toEqual([
    'arn:aws:lambda:eu-west-1:123456789012:function:orders-2',
    'arn:aws:lambda:eu-west-1:123456789012:function:orders',
  ]);
  const target = rewritten.integrations[rewritten.routes['GET /a']?.integration ?? ''];
  expect(target?.members.IntegrationUri).toBe('arn:aws:lambda:eu-west-1:123456789012:function:orders-2');
  expect(rewrite(source.configuration, [])).toBe(source.configuration);
});

it('The plan that creates an API gives one that is equal to the value, with its tags and stages', async () => {
  const { client, source } = await shop();
  await runCalls(client, createApiPlan(source.configuration, 'Clone').calls);
  const { Items = [] } = await client.getApis({});
  const copy = await readLatest(client, Items[1]?.ApiId ?? '');
  expect(copy.configuration).toEqual(source.configuration);
  expect(copy.origin.apiId).not.toBe(source.origin.apiId);
});

it('The plan that creates an API deploys it once and maps its stages, where that is wanted', async () => {
  const { client, source } = await shop();
  await client.createDomainName({
    DomainName: 'api.example.com',
    DomainNameConfigurations: [
      { CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0-1-2', EndpointType: 'REGIONAL' },
    ],
  });
  const stages = { auto: { AutoDeploy: true }, prod: {}, test: {} };
  const { calls } = createApiPlan({ ...source.configuration, stages }, 'Clone', {
    isDeployed: true,
    mappings: [
      { DomainName: 'api.example.com', ApiMappingKey: 'shop/v2', Stage: 'prod' },
      { DomainName: 'api.example.com', ApiMappingKey: '', Stage: 'auto' },
    ],
  });
  expect(calls.filter(({ operation }) => operation === 'CreateDeployment')).toHaveLength(1);
  await runCalls(client, calls);
  const ApiId = (await client.getApis({})).Items?.[1]?.ApiId ?? '';
  const { Items: made = [] } = await client.getStages({ ApiId });
  const served = Object.fromEntries(made.map((stage) => [stage.StageName, stage.DeploymentId]));
  expect(served.prod).toBeDefined();
  expect(served.test).toBe(served.prod);
  expect(served.auto).not.toBe(served.prod);
  const { Items: mapped = [] } = await client.getApiMappings({ DomainName: 'api.example.com' });
  expect(mapped.map((one) => [one.ApiMappingKey, one.ApiId, one.Stage])).toEqual([
    ['shop/v2', ApiId, 'prod'],
    [undefined, ApiId, 'auto'],
  ]);
});

it('Without a route there is no deployment', () => {
  const configuration = { ...emptyConfiguration('HTTP'), api: { Name: 'empty' }, stages: { prod: {} } };
  const { calls } = createApiPlan(configuration, 'Clone', { isDeployed: true });
  expect(calls.map(({ operation }) => operation)).toEqual(['CreateApi', 'CreateStage']);
});
