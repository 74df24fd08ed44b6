import fc from 'fast-check';
import { expect, it } from 'vitest';
import { own } from '../../lib/own';
import { startSandbox } from '../../sandbox/client.test-support';
import { normalizeRouteKey } from '../rules/route-key';
import type { Protocol } from '../rules/rule';
import { configurations, readLatest, runCalls, whole } from './configuration.test-support';
import { type CopyChoice, conflictKey, copyRoutes, planCopy } from './copy-routes';
import { planTo } from './plan-to';
import { type Configuration, normalMembers } from './value';

const RUNS = process.env.LONG === '1' ? 300 : 20;
const TIMEOUT = 600_000;
const PLACE = { title: 'Copy routes', region: 'us-east-1' };
const PROTOCOLS: readonly Protocol[] = ['HTTP', 'WEBSOCKET'];

const cases = (protocol: Protocol) =>
  fc.tuple(configurations(protocol), configurations(protocol)).chain(([from, to]) =>
    fc.record({
      from: fc.constant(from),
      to: fc.constant(to),
      keys: fc.subarray(Object.keys(from.routes), { minLength: 1 }),
      existing: fc.constantFrom<CopyChoice['existing']>('skip', 'replace'),
      isReusing: fc.boolean(),
    }),
  );

/** Every conflict that there can be. */
const everything = ({ authorizers, models }: Configuration) =>
  new Set([
    ...Object.keys(authorizers).map((name) => conflictKey({ kind: 'authorizer', name })),
    ...Object.keys(models).map((name) => conflictKey({ kind: 'model', name })),
  ]);

async function createApi(client: ReturnType<typeof startSandbox>['client'], configuration: Configuration) {
  const { protocol, api } = configuration;
  const { ApiId = '' } = await client.createApi({
    Name: String(api.Name),
    ProtocolType: protocol,
    ...(protocol === 'WEBSOCKET' && { RouteSelectionExpression: String(api.RouteSelectionExpression) }),
  });
  const { plan } = planTo(whole(configuration), await readLatest(client, ApiId), PLACE);
  await runCalls(client, plan.calls);
  return ApiId;
}

it.each(PROTOCOLS)(
  'Copied routes of a %s API equal those of the source, everything else of the target stays, and a second copy has no call',
  async (protocol) => {
    await fc.assert(
      fc.asyncProperty(cases(protocol), async ({ from, to, keys, existing, isReusing }) => {
        const { client } = startSandbox();
        const apiId = await createApi(client, to);
        const before = await readLatest(client, apiId);
        const choice: CopyChoice = { existing, reused: isReusing ? everything(from) : new Set() };
        const copy = copyRoutes(from, before.configuration, keys, choice);
        const { plan, left } = planCopy(copy, before, PLACE);
        expect(left).toEqual([]);
        await runCalls(client, plan.calls);
        const after = await readLatest(client, apiId);
        const end = after.configuration;

        const names = (key: string) => (protocol === 'HTTP' ? normalizeRouteKey(key) : key);
        const copied = new Set((existing === 'replace' ? keys : copy.added).map((key) => names(key)));
        // The target's own is as it was, except for routes that are replaced.
        for (const [key, route] of Object.entries(to.routes))
          if (!copied.has(names(key))) expect(end.routes[key]).toEqual(route);
        expect(end.api).toEqual(to.api);
        expect(end.tags).toEqual(to.tags);
        expect(end.authorizers).toMatchObject(to.authorizers);
        expect(end.models).toMatchObject(to.models);
        expect(end.integrations).toMatchObject(to.integrations);
        for (const id of Object.values(before.origin.integrations).flat())
          expect(Object.values(after.origin.integrations).flat()).toContainEqual(id);
        const hasTwins = copy.existing.some(({ key, targetKey }) => key !== targetKey);
        if (!hasTwins) expect(end.stages).toEqual(to.stages);

        for (const key of keys.filter((one) => copied.has(names(one)))) {
          const [wanted, is] = [from.routes[key], end.routes[key]];
          expect(is?.integration).toBe(wanted?.integration);
          expect(is?.authorizer === undefined).toBe(wanted?.authorizer === undefined);
          if (isReusing) continue;
          expect(is?.members.AuthorizationType).toEqual(wanted?.members.AuthorizationType);
          expect(is?.members.AuthorizationScopes).toEqual(wanted?.members.AuthorizationScopes);
          // By whatever name: the same content.
          if (wanted?.authorizer !== undefined)
            expect(own(end.authorizers, is?.authorizer ?? '')).toEqual(
              own(from.authorizers, wanted.authorizer),
            );
          expect(modelsOf(end, key)).toEqual(modelsOf(from, key, end));
        }
        const untouched = copy.existing.filter(({ key }) => !copied.has(names(key)));
        expect([...copy.added, ...copy.existing.map(({ key }) => key)].sort()).toEqual([...keys].sort());
        expect(untouched.length === 0 || existing === 'skip').toBe(true);

        const again = copyRoutes(from, end, keys, choice);
        expect(again.added).toEqual([]);
        expect(planCopy(again, after, PLACE).plan.calls).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  },
  TIMEOUT,
);

/** The contents of the models that a route and its responses name; of one that is not in the source, what the target has. */
function modelsOf({ routes, models }: Configuration, key: string, other?: Configuration) {
  const route = own(routes, key);
  const content = (map: unknown) =>
    Object.entries((map ?? {}) as Record<string, string>).map(([type, name]) => [
      type,
      own(models, name) ?? (other && own(other.models, name)),
    ]);
  return [
    content(route?.members.RequestModels),
    ...Object.values(route?.responses ?? {}).map((response) => content(response.ResponseModels)),
  ];
}

const jwt = (issuer: string) => ({
  AuthorizerType: 'JWT',
  IdentitySource: ['$request.header.Authorization'],
  JwtConfiguration: { Issuer: issuer, Audience: ['x'] },
});

const api = (parts: Partial<Configuration>): Configuration => ({
  protocol: 'HTTP',
  api: normalMembers('api', 'HTTP', { Name: 'a' }),
  routes: {},
  integrations: {},
  authorizers: {},
  models: {},
  stages: {},
  tags: {},
  ...parts,
});

const guarded = {
  members: { AuthorizationType: 'JWT', AuthorizationScopes: ['read'] },
  authorizer: 'staff',
  responses: {},
};

const copyOf = (to: Configuration, choice: Partial<CopyChoice> = {}) =>
  copyRoutes(
    api({ routes: { 'GET /a/{id}': guarded }, authorizers: { staff: jwt('https://a.example.com') } }),
    to,
    ['GET /a/{id}'],
    { existing: 'skip', reused: new Set(), ...choice },
  );

it('An authorizer of the same name and content is used', () => {
  const copy = copyOf(api({ authorizers: { staff: jwt('https://a.example.com') } }));
  expect(copy.shared).toEqual([{ kind: 'authorizer', name: 'staff' }]);
  expect(copy.conflicts).toEqual([]);
  expect(Object.keys(copy.configuration.authorizers)).toEqual(['staff']);
});

it('An authorizer of other content is copied under the next free name, which an earlier copy has too', () => {
  const others = { staff: jwt('https://b.example.com'), 'staff-2': jwt('https://c.example.com') };
  const copy = copyOf(api({ authorizers: others }));
  expect(copy.conflicts).toEqual([{ kind: 'authorizer', name: 'staff', copyName: 'staff-3' }]);
  expect(copy.configuration.routes['GET /a/{id}']?.authorizer).toBe('staff-3');
  const again = copyOf(api({ authorizers: { ...others, 'staff-3': jwt('https://a.example.com') } }));
  expect(again.conflicts).toEqual(copy.conflicts);
  expect(Object.keys(again.configuration.authorizers)).toHaveLength(3);
});

it('A route that takes over an authorizer of another type has its authorization type, and no scopes', () => {
  const lambda = { AuthorizerType: 'REQUEST', AuthorizerUri: 'arn' };
  const copy = copyOf(api({ authorizers: { staff: lambda } }), { reused: new Set(['authorizer staff']) });
  expect(copy.configuration.routes['GET /a/{id}']).toEqual({
    members: { AuthorizationType: 'CUSTOM' },
    authorizer: 'staff',
    responses: {},
  });
  expect(copy.configuration.authorizers).toEqual({ staff: lambda });
});

it('A route that differs in the name of a path variable exists; what it refers to is not copied unless it is replaced', () => {
  const open = { members: { AuthorizationType: 'NONE' }, responses: {} };
  const to = api({ routes: { 'GET /a/{key}': open } });
  const skipped = copyOf(to);
  expect(skipped.existing).toEqual([{ key: 'GET /a/{id}', targetKey: 'GET /a/{key}', isEqual: false }]);
  expect(skipped.configuration).toEqual(to);
  expect(Object.keys(copyOf(to, { existing: 'replace' }).configuration.routes)).toEqual(['GET /a/{id}']);
});

it('A route of equal members is not equal where its authorizer has other content', () => {
  const to = { routes: { 'GET /a/{id}': guarded } };
  const same = copyOf(api({ ...to, authorizers: { staff: jwt('https://a.example.com') } }));
  expect(same.existing[0]?.isEqual).toBe(true);
  const other = copyOf(api({ ...to, authorizers: { staff: jwt('https://b.example.com') } }));
  expect(other.existing[0]?.isEqual).toBe(false);
  expect(other.conflicts).toEqual([]);
});

it('Settings that a stage kept of a deleted route stay when a route with its key is copied', async () => {
  const { client } = startSandbox();
  const route = { members: { AuthorizationType: 'NONE' }, responses: {} };
  const RouteSettings = { 'GET /a': { ThrottlingBurstLimit: 5 } };
  const ApiId = await createApi(
    client,
    api({ routes: { 'GET /a': route }, stages: { dev: { RouteSettings } } }),
  );
  const { Items: [first] = [] } = await client.getRoutes({ ApiId });
  await client.deleteRoute({ ApiId, RouteId: first?.RouteId });
  const before = await readLatest(client, ApiId);
  const choice: CopyChoice = { existing: 'skip', reused: new Set() };
  const copy = copyRoutes(api({ routes: { 'GET /a': route } }), before.configuration, ['GET /a'], choice);
  const { plan } = planCopy(copy, before, PLACE);
  expect(plan.calls.map(({ operation }) => operation)).toEqual(['CreateRoute']);
  await runCalls(client, plan.calls);
  expect(await client.getStage({ ApiId, StageName: 'dev' })).toMatchObject({ RouteSettings });
});
