import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Api } from '@aws-sdk/client-apigatewayv2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusal, startSandbox } from './client.test-support';
import { type Layout, layoutOf } from './store';
import { fileStore } from './store-file';
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
});

describe('A file store', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gatehouse-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('keeps everything from one start to the next: dates, order, and keys that look like its own marks', async () => {
    const path = join(folder, 'data.json');
    const { client } = startSandbox({ store: fileStore(path) });
    const { ApiId } = await client.createApi({
      Name: 'a',
      ProtocolType: 'WEBSOCKET',
      RouteSelectionExpression: '$request.body.a',
    });
    const { IntegrationId } = await client.createIntegration({
      ApiId,
      IntegrationType: 'MOCK',
      RequestTemplates: { $date: '2026-01-01', $map: 'x' },
    });
    await client.createRoute({ ApiId, RouteKey: 'b' });
    await client.createRoute({ ApiId, RouteKey: 'a' });
    const again = startSandbox({ store: fileStore(path) }).client;
    expect((await again.getApi({ ApiId })).CreatedDate).toEqual(new Date('2026-03-04T12:56:53Z'));
    expect((await again.getIntegration({ ApiId, IntegrationId })).RequestTemplates).toEqual({
      $date: '2026-01-01',
      $map: 'x',
    });
    expect((await again.getRoutes({ ApiId })).Items?.map((route) => route.RouteKey)).toEqual(['b', 'a']);
    expect(await readdir(folder)).toEqual(['data.json']);
  });

  it('refuses a file that is not its own, and leaves it alone', async () => {
    const path = join(folder, 'data.json');
    await writeFile(path, '{"some":"thing"}');
    const { client } = startSandbox({ store: fileStore(path) });
    expect((await refusal(client.getApis({}))).message).toContain('is not a sandbox data file');
    expect(await readFile(path, 'utf8')).toBe('{"some":"thing"}');
  });

  it('brings a file of an older layout up to its own, and refuses one of a newer', async () => {
    const path = join(folder, 'data.json');
    const first = startSandbox({ store: fileStore(path) }).client;
    const { ApiId } = await first.createApi({ Name: 'old', ProtocolType: 'HTTP' });
    const layout: Layout = {
      version: 3,
      upgrade: (records, from) =>
        records.map((record) => ({
          ...record,
          value: { ...(record.value as Api), Description: `was ${from}` },
        })),
    };
    const { client } = startSandbox({ store: fileStore(path, layout) });
    expect((await client.getApi({ ApiId })).Description).toBe('was 2');
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ format: 2 });
    await client.updateApi({ ApiId, Version: '2' });
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ format: 3 });
    expect((await startSandbox({ store: fileStore(path, layout) }).client.getApi({ ApiId })).Version).toBe(
      '2',
    );
    const { message } = await refusal(startSandbox({ store: fileStore(path) }).client.getApis({}));
    expect(message).toContain('is of format 3, of a newer Gatehouse: this one reads up to 2');
  });

  it('takes a file of layout 1, which knew no Regions, for that of its own Region', async () => {
    const path = join(folder, 'data.json');
    const { client } = startSandbox({ region: 'eu-west-1', store: fileStore(path) });
    const { ApiId } = await client.createApi({ Name: 'old', ProtocolType: 'HTTP' });
    await client.createRoute({ ApiId, RouteKey: 'GET /a|b' });
    const { records } = JSON.parse(await readFile(path, 'utf8')) as { records: { key: string }[] };
    const old = records.map(({ key, ...rest }) => ({ ...rest, key: key.replace('eu-west-1|', '') }));
    expect(old.map(({ key }) => key.split('|')[0])).toEqual(['api', 'route']);
    await writeFile(path, JSON.stringify({ format: 1, version: 2, records: old }));
    const again = (region: string) =>
      startSandbox({ region, store: fileStore(path, layoutOf('eu-west-1')) }).client;
    expect((await again('eu-west-1').getRoutes({ ApiId })).Items?.[0]?.RouteKey).toBe('GET /a|b');
    expect((await again('us-east-1').getApis({})).Items).toEqual([]);
  });

  it('removes what an ended process left of its writing, and nothing else', async () => {
    const path = join(folder, 'data.json');
    for (const name of ['data.json.12.tmp', 'data.json.x.tmp', 'other.json.12.tmp'])
      await writeFile(join(folder, name), '{');
    await startSandbox({ store: fileStore(path) }).client.getApis({});
    expect(await readdir(folder)).toEqual(['data.json', 'data.json.x.tmp', 'other.json.12.tmp']);
  });

  it('returns an error and keeps its state when the disk fails', async () => {
    const { client } = startSandbox({
      store: fileStore(join(folder, 'missing', 'data.json')),
      start: 'empty',
    });
    expect((await refusal(client.createApi({ Name: 'a', ProtocolType: 'HTTP' }))).status).toBe(500);
  });
});
