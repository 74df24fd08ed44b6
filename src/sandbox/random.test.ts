import type { NormalizedSchema } from '@smithy/core/schema';
import { expect, it } from 'vitest';
import { FUNCTION_ARN, INVOCATION_ARN, raw } from './client.test-support';
import { handlerOf } from './handlers/registry';
import { seeded } from './ids';
import { OPERATIONS } from './operations';
import { createSandbox } from './sandbox';
import type { StoredRecord } from './store';
import { memoryStore } from './store-memory';
import type { Sandbox } from './types';

const SEED = Number(process.env.SEED ?? 20260304);
const REQUESTS = 10_000;

const HOSTILE = [
  '__proto__',
  'constructor',
  '',
  ' ',
  '/',
  '%',
  'ä€😀',
  '\u0000',
  '../..',
  "';--",
  '$',
  '{',
  'null',
  'x'.repeat(5000),
];

/** Values that a member may well have, by its name. */
const LIKELY: Record<string, readonly unknown[]> = {
  ProtocolType: ['HTTP', 'HTTP', 'WEBSOCKET'],
  RouteSelectionExpression: ['$request.body.action', '$request.method $request.path'],
  RouteKey: ['GET /a', 'GET /a/{b}', 'GET /a/{c}', 'ANY /{p+}', '$default', '$connect', 'join', 'POST /a'],
  Target: ['https://example.com', FUNCTION_ARN, 'integrations/nothing', ''],
  AuthorizationType: ['NONE', 'NONE', 'AWS_IAM', 'JWT', 'CUSTOM'],
  IntegrationType: ['HTTP_PROXY', 'AWS_PROXY', 'MOCK', 'AWS'],
  IntegrationMethod: ['GET', 'ANY', 'POST'],
  IntegrationUri: ['https://example.com/{proxy}', FUNCTION_ARN, INVOCATION_ARN],
  ConnectionType: ['INTERNET', 'VPC_LINK'],
  PayloadFormatVersion: ['1.0', '2.0'],
  AuthorizerType: ['JWT', 'REQUEST'],
  AuthorizerUri: [INVOCATION_ARN],
  AuthorizerPayloadFormatVersion: ['1.0', '2.0'],
  IdentitySource: [['$request.header.Authorization'], ['route.request.header.a'], []],
  JwtConfiguration: [{ issuer: 'https://issuer.example', audience: ['a'] }],
  StageName: ['$default', 'dev', 'prod'],
  Stage: ['$default', 'dev', 'prod'],
  Schema: ['{}', '{"type":"object"}'],
  RouteResponseKey: ['$default'],
  IntegrationResponseKey: ['$default', '/2\\d\\d/'],
  DomainName: ['a.example.com', 'b.example.com'],
  DomainNameConfigurations: [[{ certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1' }]],
  Specification: ['OAS30'],
  OutputType: ['JSON', 'YAML'],
  MaxResults: ['1', '500'],
  Name: ['a', 'b', 'c'],
  SubnetIds: [['subnet-1']],
  RouteSettings: [{ 'GET /a': { throttlingBurstLimit: 1 } }],
  Body: [
    '{"openapi":"3.0.1","info":{"title":"t"},"paths":{"/a":{"get":{"responses":{}}}}}',
    'swagger: "2.0"',
    'openapi: 3.0.0\ninfo: {title: x}\npaths: {}',
  ],
};

/** Bodies that would be right, by operation; `id` gives a known id of the API at hand. */
type Recipe = (id: (name: string) => string) => Record<string, unknown>;
const CERTIFICATE = 'arn:aws:acm:us-east-1:123456789012:certificate/1';
const GUARD = { name: 'g', authorizerType: 'REQUEST', authorizerUri: INVOCATION_ARN };
const RECIPES: Record<string, readonly Recipe[]> = {
  CreateApi: [
    () => ({ name: 'http', protocolType: 'HTTP' }),
    () => ({ name: 'ws', protocolType: 'WEBSOCKET', routeSelectionExpression: '$request.body.a' }),
    () => ({ name: 'quick', protocolType: 'HTTP', target: 'https://example.com' }),
  ],
  CreateAuthorizer: [
    () => ({ ...GUARD, authorizerPayloadFormatVersion: '2.0', identitySource: ['$request.header.a'] }),
    () => ({ ...GUARD, name: 'ws', identitySource: ['route.request.header.a'] }),
  ],
  CreateIntegration: [
    () => ({ integrationType: 'AWS_PROXY', integrationUri: FUNCTION_ARN }),
    () => ({
      integrationType: 'HTTP_PROXY',
      integrationMethod: 'ANY',
      integrationUri: 'https://example.com',
    }),
    () => ({ integrationType: 'MOCK', requestTemplates: { $default: '{}' } }),
  ],
  CreateIntegrationResponse: [() => ({ integrationResponseKey: '$default' })],
  CreateModel: [() => ({ name: 'Pet', schema: '{}' }), () => ({ name: 'Dog', schema: '{}' })],
  CreateRoute: [
    (id) => ({ routeKey: 'GET /a', target: `integrations/${id('IntegrationId')}` }),
    (id) => ({ routeKey: 'POST /a', authorizationType: 'CUSTOM', authorizerId: id('AuthorizerId') }),
    (id) => ({ routeKey: '$connect', authorizationType: 'CUSTOM', authorizerId: id('AuthorizerId') }),
    (id) => ({
      routeKey: 'join',
      target: `integrations/${id('IntegrationId')}`,
      requestParameters: { a: {} },
    }),
    () => ({ routeKey: 'GET /a/{b}' }),
  ],
  CreateRouteResponse: [() => ({ routeResponseKey: '$default' })],
  CreateStage: [
    () => ({ stageName: 'dev', autoDeploy: true }),
    (id) => ({ stageName: 'prod', deploymentId: id('DeploymentId') }),
    () => ({ stageName: '$default', routeSettings: { 'GET /a': { throttlingBurstLimit: 1 } } }),
  ],
  CreateDeployment: [() => ({}), () => ({ stageName: 'prod' })],
  CreateDomainName: [
    () => ({
      domainName: 'a.example.com',
      domainNameConfigurations: [{ certificateArn: CERTIFICATE }],
      routingMode: 'ROUTING_RULE_THEN_API_MAPPING',
    }),
  ],
  CreateApiMapping: [(id) => ({ apiId: id('ApiId'), stage: 'dev' })],
  UpdateApiMapping: [(id) => ({ apiId: id('ApiId'), stage: 'prod' })],
  CreateRoutingRule: [
    () => ({ priority: 1, conditions: [], actions: [{ invokeApi: { apiId: 'rest', stage: 'a' } }] }),
  ],
  PutRoutingRule: [
    () => ({ priority: 2, conditions: [], actions: [{ invokeApi: { apiId: 'rest', stage: 'a' } }] }),
  ],
  UpdateRoute: [
    (id) => ({ target: `integrations/${id('IntegrationId')}` }),
    () => ({ target: '', authorizationType: 'NONE' }),
  ],
  UpdateStage: [() => ({ description: 'x' }), () => ({ autoDeploy: true }), () => ({ autoDeploy: false })],
  UpdateIntegration: [() => ({ description: 'x' })],
  UpdateAuthorizer: [() => ({ name: 'renamed' })],
};

/** The ids that creates returned, by the API or domain they belong to. */
class Known {
  #ids = new Map<string, string[]>();

  learn(scope: string, body: string): void {
    if (!body.startsWith('{')) return;
    for (const [key, value] of Object.entries(JSON.parse(body) as Record<string, unknown>)) {
      if (!/Id$/.test(key) || typeof value !== 'string') continue;
      const name = (key[0] ?? '').toUpperCase() + key.slice(1);
      for (const place of [`${scope}|${name}`, `|${name}`])
        this.#ids.set(place, [...(this.#ids.get(place) ?? []), value].slice(-6));
    }
  }

  of(scope: string, name: string): readonly string[] {
    return this.#ids.get(`${scope}|${name}`) ?? this.#ids.get(`|${name}`) ?? ['none'];
  }
}

function inventor(random: () => number) {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];

  function anything(schema: NormalizedSchema): unknown {
    if (random() < 0.2) return pick([null, 1, -1, 1e300, true, 'text', [], {}, [{}], ...HOSTILE]);
    if (schema.isBooleanSchema()) return random() < 0.5;
    if (schema.isNumericSchema()) return pick([0, 1, 50, 300, 29000, 30001, -5, 0.5]);
    if (schema.isListSchema()) return [anything(schema.getValueSchema())];
    if (schema.isMapSchema())
      return Object.fromEntries([
        [pick(['a', 'env', 'GET /a', ...HOSTILE]) ?? 'a', anything(schema.getValueSchema())],
      ]);
    return pick(HOSTILE);
  }

  /** A value for a member: mostly one that could be right. */
  function value(name: string, schema: NormalizedSchema, ids: readonly string[]): unknown {
    if (name === 'ResourceArn') return `arn:aws:apigateway:us-east-1::/apis/${pick(ids)}`;
    const likely = /Id$/.test(name) ? ids : LIKELY[name];
    return likely !== undefined && random() < 0.95 ? pick(likely) : anything(schema);
  }

  return { pick, value };
}

/** The member of a response that has the id of what was created; undefined where it has none of its own. */
function ownId(operation: string): string | undefined {
  const kind = /^Create(.*)$/.exec(operation)?.[1];
  return kind === undefined ? undefined : `${kind.charAt(0).toLowerCase()}${kind.slice(1)}Id`;
}

/** What must hold of everything stored, whatever came before. */
function broken(records: readonly StoredRecord[]): string[] {
  const by = new Map<string, Map<string, Record<string, unknown>>>();
  for (const { key, value } of records) {
    const [, kind = '', parent = '', ...id] = key.split('|');
    const name = `${kind}|${parent}`;
    by.set(name, (by.get(name) ?? new Map()).set(id.join('|'), value as Record<string, unknown>));
  }
  const has = (name: string, id: unknown) => by.get(name)?.has(String(id)) === true;
  const faults: string[] = [];
  for (const [name, bucket] of by) {
    const [kind = '', parent = ''] = name.split('|');
    const [owner = '', child] = parent.split('/');
    if (
      ['route', 'integration', 'authorizer', 'stage', 'deployment', 'deployed', 'model'].includes(kind) &&
      !has('api|', owner)
    )
      faults.push(`${name} has no API`);
    if (kind === 'routeResponse' && !has(`route|${owner}`, child)) faults.push(`${name} has no route`);
    if (kind === 'integrationResponse' && !has(`integration|${owner}`, child))
      faults.push(`${name} has no integration`);
    if (kind === 'apiMapping' && !has('domainName|', parent)) faults.push(`${name} has no domain`);
    const keys = new Set<unknown>();
    for (const [id, item] of bucket) {
      const target = /^integrations\/(.*)$/.exec(String(item.Target))?.[1];
      if (kind === 'route') {
        if (target !== undefined && !has(`integration|${parent}`, target))
          faults.push(`${name}|${id} targets nothing`);
        if (item.AuthorizerId !== undefined && !has(`authorizer|${parent}`, item.AuthorizerId))
          faults.push(`${name}|${id} has no authorizer`);
        if (keys.has(item.RouteKey)) faults.push(`${name} has ${item.RouteKey} twice`);
        keys.add(item.RouteKey);
      }
      if (kind === 'stage' && item.DeploymentId !== undefined)
        if (
          !has(`deployment|${parent}`, item.DeploymentId) ||
          !has(`deployed|${parent}/${item.DeploymentId}`, '')
        )
          faults.push(`${name}|${id} serves no deployment`);
      if (kind === 'apiMapping' && !has(`stage|${item.ApiId}`, item.Stage))
        faults.push(`${name}|${id} maps nothing`);
    }
  }
  return faults;
}

/** Requests that no client would send: what is between the operations, and bodies that are not JSON. */
function hostileWire(pick: <Item>(items: readonly Item[]) => Item | undefined, apiId: string) {
  const segment = () => encodeURIComponent(pick(HOSTILE) ?? '');
  return {
    method: pick(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'TRACE', 'OPTIONS']) ?? 'GET',
    url:
      pick([
        `/v2/${segment()}`,
        `/v2/apis/${segment()}/${segment()}`,
        `/v2/apis/${apiId}/routes/${segment()}?${segment()}=${segment()}`,
        `/v2/apis/${apiId}/%E0%A4%A?=&&=%`,
        `/v2/tags/${segment()}/${segment()}`,
        `//${segment()}?nextToken=${segment()}`,
        '',
        '*',
        '/v2/apis',
      ]) ?? '',
    body:
      pick([
        '',
        '{',
        'null',
        '[[[[[[',
        '"text"',
        '{"__proto__":{"polluted":1},"name":"a","protocolType":"HTTP","tags":{"__proto__":"x"}}',
        '{"constructor":{"prototype":{"polluted":1}},"name":"a","protocolType":"HTTP"}',
        `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`,
        `{"name":"${'é'.repeat(20_000)}","protocolType":"HTTP"}`,
      ]) ?? '',
  };
}

/** An API with as many routes as there may be, for the requests to meet. */
async function fullApi(sandbox: Sandbox): Promise<string> {
  const path = (at: number) => [`/things/${at}/{id}`, { get: { responses: {} } }];
  const document = {
    openapi: '3.0.1',
    info: { title: 'full' },
    paths: Object.fromEntries(Array.from({ length: 300 }, (_, at) => path(at))),
  };
  const { body } = await raw(sandbox, 'PUT', '/v2/apis', { body: JSON.stringify(document) });
  return JSON.parse(body).apiId;
}

const prototypes = () => [Object.prototype, Array.prototype, String.prototype].map(Reflect.ownKeys);

it(`Random requests break no relation, lose no write and bring no server error (seed ${SEED})`, async () => {
  const random = seeded(SEED);
  const { pick, value } = inventor(random);
  const store = memoryStore();
  const sandbox = createSandbox({ start: 'empty', store, random: seeded(SEED + 1) });
  const full = await fullApi(sandbox);
  const before = prototypes();
  const operations = OPERATIONS.filter((operation) => handlerOf(operation.name));
  const rare = new Set(['DeleteApi', 'DeleteDomainName', 'ReimportApi', 'ImportApi', 'DeleteStage']);
  const accepted = new Map<string, number>();
  const known = new Known();
  const slow: string[] = [];
  let { version } = await store.head();

  /** Sends one, and checks its response and what it left behind against what must always hold. */
  async function sent(name: string, method: string, url: string, body: unknown) {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const used = process.cpuUsage();
    const response = await raw(sandbox, method, url, text);
    const { user, system } = process.cpuUsage(used);
    const context = `${name} ${method} ${url.slice(0, 300)} ${text.slice(0, 500)} → ${response.status} ${response.body.slice(0, 300)}`;
    if (user + system > 50_000)
      slow.push(`${Math.round((user + system) / 1000)} ms: ${context.slice(0, 120)}`);
    if (response.status >= 500) expect.fail(context);
    if (response.status !== 204 && name !== 'ExportApi') JSON.parse(response.body || '{}');
    const written = (await store.head()).version;
    const creates = response.status === 201 && name !== 'TagResource';
    if (response.status >= 300 && written !== version) expect.fail(`A refusal wrote: ${context}`);
    if (creates && written === version) expect.fail(`A creation did not write: ${context}`);
    if (written !== version) {
      const { records } = await store.load();
      const faults = broken(records);
      if (faults.length > 0) expect.fail(`${faults.join('; ')} after ${context}`);
      // What was returned is what is kept: something is stored by the id in the response.
      const ids = creates
        ? Object.entries(JSON.parse(response.body)).filter(([key]) => key === ownId(name))
        : [];
      for (const [, id] of ids)
        if (!records.some(({ key }) => key.endsWith(`|${id}`))) expect.fail(`Lost: ${context}`);
    }
    version = written;
    return response;
  }

  for (let at = 0; at < REQUESTS; at += 1) {
    const apiId = random() < 0.1 ? full : (pick(known.of('', 'ApiId')) ?? '');
    if (random() < 0.1) {
      const { method, url, body } = hostileWire(pick, apiId);
      await sent('nothing', method, url, body);
      continue;
    }
    const operation = pick(operations.filter(({ name }) => !rare.has(name) || random() < 0.05));
    // The full API stays full.
    if (!operation || (apiId === full && /^(Delete|Reimport)/.test(operation.name))) continue;
    const query: string[] = [];
    let body: Record<string, unknown> = {};
    let path = `/${operation.segments.join('/')}`;
    const scope = path.includes('{ApiId}') ? apiId : '';
    const id = (name: string) => (name === 'ApiId' ? apiId : (pick(known.of(scope, name)) ?? ''));
    const recipe = random() < 0.8 ? pick(RECIPES[operation.name] ?? []) : undefined;
    for (const [name, member] of operation.input.structIterator()) {
      const { httpLabel, httpQuery, jsonName = name } = member.getMergedTraits();
      if (!operation.required.includes(name) && random() < 0.85) continue;
      const one = value(name, member, [id(name === 'ResourceArn' ? 'ApiId' : name)]);
      if (httpLabel) path = path.replace(`{${name}}`, encodeURIComponent(String(one)));
      else if (httpQuery !== undefined) query.push(`${httpQuery}=${encodeURIComponent(String(one))}`);
      else if (!recipe || random() < 0.03) body[jsonName] = one;
    }
    body = { ...recipe?.(id), ...body };
    const url = query.length > 0 ? `${path}?${query.join('&')}` : path;
    const response = await sent(operation.name, operation.method, url, body);
    if (response.status >= 300) continue;
    accepted.set(operation.name, (accepted.get(operation.name) ?? 0) + 1);
    if (response.status === 201) known.learn(scope, response.body);
  }
  expect(prototypes()).toEqual(before);
  // The generator is only worth something while it still gets through the rules of most operations.
  expect(accepted.size).toBeGreaterThan(60);
  // Counted and said, not asserted: the speed of a machine is not a property of the code.
  console.info(`${slow.length} of ${REQUESTS} requests took more than 50 ms of CPU`, ...slow.slice(0, 5));
}, 120_000);
