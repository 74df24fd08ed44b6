import { describe, expect, it } from 'vitest';
import { refusal, startSandbox } from './client.test-support';
import { seeded } from './ids';
import { memoryStore } from './store-memory';

describe('A request that fails', () => {
  it('changes nothing, also when it failed half-way', async () => {
    const { client } = startSandbox();
    const quick = { Name: 'a', ProtocolType: 'HTTP' as const, Target: 'https://example.com' };
    expect(await refusal(client.createApi({ ...quick, RouteKey: 'TRACE /x' }))).toMatchObject({
      status: 400,
    });
    expect((await client.getApis({})).Items).toEqual([]);
  });

  it('leaves the order of what it deleted as it was', async () => {
    const store = memoryStore();
    const { client } = startSandbox({ store });
    const { ApiId } = await client.createApi({ Name: 'a', ProtocolType: 'HTTP' });
    for (const key of ['a', 'b', 'c']) await client.createRoute({ ApiId, RouteKey: `GET /${key}` });
    const before = await client.getRoutes({ ApiId });
    const commit = store.commit;
    store.commit = () => Promise.reject(new Error('disk full'));
    expect(await refusal(client.deleteApi({ ApiId }))).toMatchObject({ status: 500, message: 'disk full' });
    store.commit = commit;
    expect((await client.getRoutes({ ApiId })).Items).toEqual(before.Items);
  });
});

describe('A store', () => {
  it('shared by two sandboxes shows each what the other wrote', async () => {
    const store = memoryStore();
    const [one, other] = [startSandbox({ store }), startSandbox({ store })];
    const { ApiId } = await one.client.createApi({ Name: 'a', ProtocolType: 'HTTP' });
    expect((await other.client.getApi({ ApiId })).Name).toBe('a');
    await other.client.updateApi({ ApiId, Name: 'b' });
    expect((await one.client.getApi({ ApiId })).Name).toBe('b');
    await one.sandbox.reset('empty');
    expect((await other.client.getApis({})).Items).toEqual([]);
  });

  it('takes requests made at once one after the other and loses none', async () => {
    const { client } = startSandbox();
    const { ApiId } = await client.createApi({ Name: 'a', ProtocolType: 'HTTP' });
    const keys = Array.from({ length: 20 }, (_, at) => `GET /${at}`);
    await Promise.all(keys.map((RouteKey) => client.createRoute({ ApiId, RouteKey })));
    const routes = (await client.getRoutes({ ApiId })).Items ?? [];
    expect(routes.map((route) => route.RouteKey).sort()).toEqual([...keys].sort());
  });

  it('is read as far as a request needs it, and not again for what no other writer wrote', async () => {
    const store = memoryStore();
    const { client: first } = startSandbox({ store });
    const apis = [];
    for (const name of ['a', 'b']) {
      const { ApiId = '' } = await first.createApi({
        Name: name,
        ProtocolType: 'HTTP',
        Target: 'https://example.com',
      });
      apis.push(ApiId);
    }
    const [a = '', b = ''] = apis;
    const read: string[] = [];
    const original = store.read;
    store.read = (groups) => {
      read.push(...groups);
      return original(groups);
    };
    const { client } = startSandbox({ store });
    const groups = (...kinds: string[]) => kinds.map((kind) => `us-east-1|${kind}`);
    await client.getApis({});
    expect(read.splice(0)).toEqual(groups('job|', 'api|'));
    await client.getRoutes({ ApiId: a });
    await client.getRoutes({ ApiId: b });
    await client.getRoutes({ ApiId: a });
    expect(read.splice(0)).toEqual(groups(`route|${a}`, `route|${b}`));
    await first.deleteRoute({ ApiId: b, RouteId: (await first.getRoutes({ ApiId: b })).Items?.[0]?.RouteId });
    read.splice(0);
    await client.getRoutes({ ApiId: a });
    expect(read.splice(0)).toEqual([]);
    expect((await client.getRoutes({ ApiId: b })).Items).toEqual([]);
    expect(read.splice(0)).toEqual(groups(`route|${b}`));
  });

  it('gives the same ids, however much of it has to be read', async () => {
    const ids = async (fresh: boolean) => {
      const store = memoryStore();
      const random = seeded(7);
      const one = startSandbox({ store, random }).client;
      const next = () => (fresh ? startSandbox({ store, random }).client : one);
      const { ApiId } = await next().createApi({
        Name: 'a',
        ProtocolType: 'HTTP',
        Target: 'https://example.com',
      });
      const { RouteId } = await next().createRoute({ ApiId, RouteKey: 'GET /a' });
      return [ApiId, RouteId];
    };
    expect(await ids(true)).toEqual(await ids(false));
  });
});
