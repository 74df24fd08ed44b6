import { describe, expect, it } from 'vitest';
import serviceRules from '../../../docs/service-rules.md?raw';
import trafficRules from '../../../docs/traffic-rules.md?raw';
import { startSandbox } from '../../sandbox/client.test-support';
import { readLatest, runCalls } from '../configuration/configuration.test-support';
import { diff } from '../configuration/diff';
import {
  apiFacts,
  deployment,
  httpApi,
  integration,
  jwtAuthorizer,
  lambdaAuthorizer,
  mappedDomain,
  REGION,
  route,
  stage,
  WITH_JWT,
  WITH_LAMBDA,
} from './examples';
import { ACCOUNT_RULES, ALL_RULES, API_RULES, findInAccount, findInApi } from './find';
import { readAccount, readApi, sandboxWithAccount, sandboxWithApi } from './findings.test-support';
import type { Hit } from './rule';

describe.each(API_RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  const found = (facts: Parameters<typeof findInApi>[0]) =>
    findInApi(facts).findings.filter((one) => one.rule === rule.id);

  it('fires on its failing example and is silent on its passing one', () => {
    for (const name of rule.needs) {
      expect(rule.failing[name], `${name} of the failing example`).toBeDefined();
      expect(rule.passing[name], `${name} of the passing example`).toBeDefined();
    }
    expect(found(rule.failing)).not.toEqual([]);
    expect(found(rule.passing)).toEqual([]);
  });

  it('says nothing where one of the lists that it needs was not read', () => {
    for (const name of rule.needs) {
      const facts = { ...rule.failing, [name]: undefined };
      expect(found(facts), name).toEqual([]);
      expect(findInApi(facts).unchecked.map(({ rules }) => rules)[0]).toBeGreaterThan(0);
    }
  });

  it('disappears when its remedy has run, which changes nothing else', async () => {
    const client = await sandboxWithApi(rule.failing);
    const apiId = rule.failing.api.ApiId ?? '';
    const hits = rule.check(rule.failing);
    const before = await readLatest(client, apiId);
    for (const hit of hits) await remedied(client, hit);
    const calls = hits.flatMap(({ remedy }) => ('plan' in remedy ? remedy.plan.calls : []));
    const { changes } = diff(before, await readLatest(client, apiId));
    expect(changes.length).toBeLessThanOrEqual(calls.length);
    if (calls.length === 0) return;
    const after = await readApi(client, apiId, REGION);
    expect(rule.check({ ...after, vpcLinks: rule.failing.vpcLinks, apis: rule.failing.apis })).toEqual([]);
  });
});

describe.each(ACCOUNT_RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  it('fires on its failing example, and is silent on its passing one and where a list was not read', () => {
    expect(rule.check(rule.failing)).not.toEqual([]);
    expect(rule.check(rule.passing)).toEqual([]);
    for (const name of rule.needs) {
      const { findings } = findInAccount({ ...rule.failing, [name]: undefined });
      expect(findings.filter((one) => one.rule === rule.id)).toEqual([]);
    }
  });

  it('disappears when its remedy has run', async () => {
    const plans = rule.check(rule.failing).filter(({ remedy }) => 'plan' in remedy);
    if (plans.length === 0) return;
    const client = await sandboxWithAccount(rule.failing);
    for (const hit of plans) await remedied(client, hit);
    const after = await readAccount(client, REGION);
    // A VPC link is deleted for minutes.
    const vpcLinks = after.vpcLinks?.filter(({ VpcLinkStatus }) => VpcLinkStatus !== 'DELETING');
    expect(rule.check({ ...after, vpcLinks })).toEqual([]);
  });
});

async function remedied(client: Parameters<typeof runCalls>[0], { remedy }: Hit) {
  if ('plan' in remedy) {
    expect(remedy.plan.calls.length).toBeGreaterThan(0);
    await runCalls(client, remedy.plan.calls);
  } else expect(remedy.none).toMatch(/^[A-Z].*\.$/);
}

it('There are at least 24 rules, with ids of their own, sentences and sources that exist', () => {
  expect(API_RULES.length + ACCOUNT_RULES.length).toBeGreaterThanOrEqual(24);
  expect(new Set(ALL_RULES.map(({ id }) => id)).size).toBe(ALL_RULES.length);
  for (const { id, why, title, source } of ALL_RULES) {
    expect(id).toMatch(/^[a-z-]+\.[a-z-]+$/);
    expect(why, id).toMatch(/^[A-Z].*\.$/);
    expect(title, id).toMatch(/^[A-Z].*[^.]$/);
    const [, page, sections = ''] = /^(traffic|service)-rules (.+)$/.exec(source) ?? [];
    for (const section of page ? sections.split(', ') : [])
      expect(page === 'traffic' ? trafficRules : serviceRules, `${id} cites ${section}`).toContain(
        `\n## ${section} `,
      );
  }
});

it('An API that follows the best practices has no finding', () => {
  const api = httpApi({
    DisableExecuteApiEndpoint: true,
    Description: 'Orders of the shop',
    Tags: { team: 'commerce' },
    CorsConfiguration: {
      AllowOrigins: ['https://shop.example.com'],
      AllowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
      AllowHeaders: ['authorization', 'content-type', 'x-partner'],
      AllowCredentials: true,
    },
  });
  const facts = apiFacts({
    api,
    routes: [
      route('GET /orders', { ...WITH_JWT, AuthorizationScopes: ['orders/read'] }),
      route('PUT /orders/{id}', { ...WITH_JWT, AuthorizationScopes: ['orders/write'] }),
      route('POST /partners/orders', WITH_LAMBDA),
      route('GET /status'),
    ],
    integrations: [integration()],
    authorizers: [
      jwtAuthorizer(),
      lambdaAuthorizer({
        AuthorizerResultTtlInSeconds: 60,
        IdentitySource: ['$request.header.x-partner', '$context.routeKey'],
      }),
    ],
    stages: [stage()],
    deployments: [deployment('dep1', 1)],
    models: [],
    routeResponses: {},
    integrationResponses: {},
    domains: [mappedDomain({ MutualTlsAuthentication: { TruststoreUri: 's3://truststore/clients.pem' } })],
    vpcLinks: [],
    apis: [api],
  });
  expect(findInApi(facts)).toEqual({ findings: [], unchecked: [] });
  const account = { region: REGION, apis: [api], domains: facts.domains, vpcLinks: [] };
  const lists = { stages: { [api.ApiId ?? '']: [stage()] }, integrations: {} };
  expect(findInAccount({ ...account, ...lists })).toEqual({ findings: [], unchecked: [] });
});

it('The sample account shows at least eight different findings, and never a value that looks like a secret', async () => {
  const { client } = startSandbox({ start: 'sample', region: REGION });
  const { Items = [] } = await client.getApis({});
  const reports = await Promise.all(
    Items.map(async ({ ApiId = '' }) => findInApi(await readApi(client, ApiId, REGION))),
  );
  const account = findInAccount(await readAccount(client, REGION));
  const found = [...reports, account].flatMap(({ findings }) => findings);
  expect([...reports, account].flatMap(({ unchecked }) => unchecked)).toEqual([]);
  const rules = new Set(found.map(({ rule }) => rule));
  expect(rules.size).toBeGreaterThanOrEqual(8);
  expect([...rules]).toEqual(
    expect.arrayContaining([
      'route.open-sibling',
      'api.mutual-tls-bypass',
      'stage.old-deployment',
      'cors.preflight-authorized',
    ]),
  );
});

it('The evidence of a secret does not show it', () => {
  const rule = API_RULES.find(({ id }) => id === 'stage.secret');
  const facts = apiFacts({
    stages: [stage({ StageVariables: { key: 'AKIAIOSFODNN7EXAMPLE', dbPassword: 'hunter2' } })],
  });
  const text = JSON.stringify(rule?.check(facts));
  expect(text).toContain('AWS access key ID');
  expect(text).not.toMatch(/hunter2|AKIA/);
});
