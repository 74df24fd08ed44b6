import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Api } from '@aws-sdk/client-apigatewayv2';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { refusal, startSandbox } from './client.test-support';
import { HEADER_BYTES, headerText } from './file/log-format';
import { type Layout, layoutOf, type StoredRecord } from './store';
import { type FileStore, type FileStoreOptions, openFileStore } from './store-file';

let folder = '';
let path = '';
let opened: FileStore[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-'));
  path = join(folder, 'data.json');
});

afterEach(async () => {
  for (const store of opened) await store.close();
  opened = [];
  await rm(folder, { recursive: true });
});

async function openStore(options: FileStoreOptions = {}): Promise<FileStore> {
  const store = await openFileStore(path, options);
  opened.push(store);
  return store;
}

async function closeAll(): Promise<void> {
  for (const store of opened.splice(0)) await store.close();
}

const record = (at: number, value: unknown = `v${at}`): StoredRecord => ({
  key: `r|api||a${at}`,
  seq: at,
  value,
});
const put = (at: number, value?: unknown) => ({ key: record(at).key, record: record(at, value) });

/** A file with three writes, closed. */
async function threeWrites(): Promise<Buffer> {
  const store = await openStore();
  for (const at of [1, 2, 3]) await store.commit([put(at)], at);
  await closeAll();
  return readFile(path);
}

describe('A file store', () => {
  it('keeps everything from one start to the next: dates, order, and keys that look like its own marks', async () => {
    const { client } = startSandbox({ store: await openStore() });
    const { ApiId } = await client.createApi({
      Name: 'a\n\t"ä',
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
    await closeAll();
    const again = startSandbox({ store: await openStore() }).client;
    const { Name, CreatedDate } = await again.getApi({ ApiId });
    expect([Name, CreatedDate]).toEqual(['a\n\t"ä', new Date('2026-03-04T12:56:53Z')]);
    expect((await again.getIntegration({ ApiId, IntegrationId })).RequestTemplates).toEqual({
      $date: '2026-01-01',
      $map: 'x',
    });
    expect((await again.getRoutes({ ApiId })).Items?.map((route) => route.RouteKey)).toEqual(['b', 'a']);
    await closeAll();
    expect(await readdir(folder)).toEqual(['data.json']);
  });

  it('writes a change and not the file', async () => {
    const store = await openStore();
    await store.replace(
      Array.from({ length: 5000 }, (_, at) => record(at, 'x'.repeat(100))),
      1,
    );
    const { length } = await readFile(path);
    await store.commit([put(7, 'changed')], 2);
    expect((await readFile(path)).length - length).toBeLessThan(100);
    expect(await store.read(['r|api|'])).toHaveLength(5000);
    expect((await store.load()).records.find(({ seq }) => seq === 7)?.value).toBe('changed');
  });

  it('is compacted beside the writes that go on, and loses none of them', async () => {
    const store = await openStore({ compactAbove: 2000 });
    const values = new Map<string, unknown>();
    for (let version = 1; version <= 400; version += 1) {
      const at = version % 20;
      const change = version % 7 === 0 ? { key: record(at).key } : put(at, `v${version}`);
      if ('record' in change) values.set(change.key, change.record.value);
      else values.delete(change.key);
      await store.exclusive(() => store.commit([change], version));
    }
    const kept = async (from: FileStore) => {
      const { records, version } = await from.exclusive(() => from.load());
      return [version, new Map(records.map(({ key, value }) => [key, value]))];
    };
    expect(await kept(store)).toEqual([400, values]);
    await closeAll();
    expect((await readFile(path)).length).toBeLessThan(6000);
    expect(await kept(await openStore())).toEqual([400, values]);
  });

  it('that holds nothing any more stays empty after it was compacted', async () => {
    const store = await openStore({ compactAbove: 100 });
    await store.commit([put(1, 'x'.repeat(500))], 1);
    await store.commit([{ key: record(1).key }], 2);
    await closeAll();
    const again = await openStore();
    expect(await again.load()).toEqual({ version: 2, seq: 1, records: [] });
  });

  it('says so when it cannot be compacted, and goes on with the file as it is', async () => {
    const onWarning = vi.fn();
    const openFile: typeof open = (file, ...more) =>
      String(file).endsWith('.compact') ? Promise.reject(failure('ENOSPC')) : open(file, ...more);
    const store = await openStore({ compactAbove: 100, openFile, onWarning });
    for (let version = 1; version <= 20; version += 1) await store.commit([put(1, 'x'.repeat(100))], version);
    await closeAll();
    expect(onWarning).toHaveBeenCalledWith(`${path} could not be compacted (ENOSPC); it stays as it is.`);
    expect(await (await openStore()).head()).toEqual({ version: 20, seq: 1 });
  });
});

const failure = (code: string) => Object.assign(new Error(code), { code });

describe('A data file', () => {
  it.each([1, 2, 3, 4])(
    'with part of a write behind what was confirmed has all that was confirmed (%i)',
    async (cut) => {
      const bytes = await threeWrites();
      const lines = bytes.toString().split('\n');
      // A fourth block, of which the process wrote the first so many quarters.
      const block = lines.slice(-3).join('\n').replace('a3', 'a4').replace('=3', '=4');
      await writeFile(path, Buffer.concat([bytes, Buffer.from(block.slice(0, (block.length * cut) / 4))]));
      const store = await openStore();
      expect((await store.head()).version).toBe(3);
      await store.commit([put(4)], 4);
      await closeAll();
      expect((await (await openStore()).load()).records).toHaveLength(4);
    },
  );

  it('counts a whole write that was not confirmed any more', async () => {
    const bytes = await threeWrites();
    const text = bytes.toString();
    const committed = text.indexOf('+3\t');
    await writeFile(path, headerText({ format: 3, committed }) + text.slice(HEADER_BYTES));
    expect(await (await openStore()).head()).toEqual({ version: 3, seq: 3 });
  });

  it.each<[string, (whole: Buffer) => Buffer | string, string]>([
    ['empty', () => '', 'is empty'],
    ['cut short', (whole) => whole.subarray(0, -5), 'is cut short: it has '],
    ['cut short at a write', (whole) => whole.subarray(0, whole.indexOf('+3\t')), 'is cut short: it has '],
    ['cut short in its header', (whole) => whole.subarray(0, 40), 'is cut short'],
    ['damaged', (whole) => whole.toString().replace('"v2"', '"vx"'), 'is damaged from byte '],
    ['another JSON file', () => '{"some":"thing"}', 'is not a sandbox data file'],
    ['no JSON', () => '\u0000\u0001binary', 'is not a sandbox data file'],
    [
      'newer',
      (whole) => whole.toString().replace('"format":3', '"format":4'),
      'is of format 4, of a newer Gatehouse',
    ],
    ['of format 0', (whole) => whole.toString().replace('"format":3', '"format":0'), 'is of format 0'],
    ['an old file cut short', () => '{"format":2,"version":5,"records":[{"ke', 'is cut short'],
    ['an old file of version 0', () => '{"format":2,"version":0,"records":[]}', 'has version 0'],
    [
      'an old file that is newer',
      () => '{"format":9,"version":1,"records":[]}',
      'is of format 9, of a newer',
    ],
  ])('that is %s is refused with path, reason and remedy, and not touched', async (_what, damage, reason) => {
    const bytes = damage(await threeWrites());
    await writeFile(path, bytes);
    const message = await openStore().then(String, (error: Error) => error.message);
    expect(message).toContain(`${path} ${reason}`);
    expect(message).toMatch(/\n(Give another file|Use the newer Gatehouse)/);
    expect(await readFile(path)).toEqual(Buffer.from(bytes));
    expect(await readdir(folder)).toEqual(['data.json']);
  });

  it('in a folder that is not there, or that is a folder, is refused', async () => {
    const message = (file: string) => openFileStore(file).then(String, (error: Error) => error.message);
    expect(await message(join(folder, 'missing', 'data.json'))).toContain(
      'its folder refuses a lock file (ENOENT)',
    );
    await mkdir(join(folder, 'sub'));
    expect(await message(join(folder, 'sub'))).toContain('cannot be opened (EISDIR)');
    expect(await readdir(folder)).toEqual(['sub']);
  });

  it('of a former layout is converted once, and kept beside the new one', async () => {
    const old = JSON.stringify({
      format: 1,
      version: 2,
      records: [
        { key: 'api||a1', seq: 1, value: { ApiId: 'a1', Name: 'old', ProtocolType: 'HTTP' } },
        { key: 'route|a1|r1', seq: 2, value: { RouteId: 'r1', RouteKey: 'GET /a|b' } },
        { key: 'stage|a1|dev', seq: 3, value: { StageName: 'dev', DeploymentId: 'd1' } },
        {
          key: 'deployed|a1|d1',
          seq: 4,
          value: { api: { Name: 'old' }, routes: [], integrations: [], authorizers: [] },
        },
      ],
    });
    await writeFile(path, old);
    const layout = layoutOf('eu-west-1');
    const store = await openStore({ layout });
    expect(await readFile(`${path}.format-1`, 'utf8')).toBe(old);
    const client = (region: string) => startSandbox({ region, store }).client;
    expect((await client('eu-west-1').getRoutes({ ApiId: 'a1' })).Items?.[0]?.RouteKey).toBe('GET /a|b');
    const { body } = await client('eu-west-1').exportApi({
      ApiId: 'a1',
      StageName: 'dev',
      OutputType: 'JSON',
      Specification: 'OAS30',
    });
    expect(new TextDecoder().decode(body)).toContain('"old"');
    expect((await client('us-east-1').getApis({})).Items).toEqual([]);
    await closeAll();
    expect(await (await openStore({ layout })).head()).toEqual({ version: 2, seq: 4 });
    await closeAll();
    expect(await readdir(folder)).toEqual(['data.json', 'data.json.format-1']);
  });

  it('of this form is brought up to a newer layout, and refused by the former one', async () => {
    const first = startSandbox({ store: await openStore() }).client;
    const { ApiId } = await first.createApi({ Name: 'old', ProtocolType: 'HTTP' });
    await closeAll();
    const layout: Layout = {
      version: 4,
      upgrade: (records, from) =>
        records.map((one) => ({ ...one, value: { ...(one.value as Api), Description: `was ${from}` } })),
    };
    const { client } = startSandbox({ store: await openStore({ layout }) });
    expect((await client.getApi({ ApiId })).Description).toBe('was 3');
    await closeAll();
    await expect(openFileStore(path)).rejects.toThrow(
      'is of format 4, of a newer Gatehouse: this one reads up to 3',
    );
  });

  it('has what an ended process left of its writing removed, and nothing else', async () => {
    const others = ['data.json.x.tmp', 'other.json.12.tmp', 'data.json.bak'];
    for (const name of [...others, 'data.json.12.tmp', 'data.json.new', 'data.json.compact'])
      await writeFile(join(folder, name), '{');
    await openStore();
    await closeAll();
    expect(await readdir(folder)).toEqual(['data.json', ...others].sort());
  });
});

describe('The lock of a data file', () => {
  it('refuses a second store while the first is open, and ends with it', async () => {
    await openStore();
    await expect(openFileStore(path)).rejects.toThrow(`is in use by the process ${process.pid}`);
    await closeAll();
    await openStore();
  });

  it('of a process that is alive is respected, and says what to remove', async () => {
    await writeFile(`${path}.lock`, `${process.ppid}\n`);
    await expect(openFileStore(path)).rejects.toThrow(
      `${path} is in use by the process ${process.ppid}.\nStop it, or give another file. If no sandbox runs, remove ${path}.lock.`,
    );
    expect(await readdir(folder)).toEqual(['data.json.lock']);
  });

  it.each(['gone', 'own', 'nothing'])('of a process that is gone is taken over (%s)', async (which) => {
    const { pid: gone } = spawnSync(process.execPath, ['--version']);
    await writeFile(`${path}.lock`, { gone: `${gone}\n`, own: `${process.pid}\n`, nothing: '' }[which] ?? '');
    await openStore();
    expect(await readFile(`${path}.lock`, 'utf8')).toBe(`${process.pid}\n`);
  });
});

describe('A disk that is full', () => {
  /** Files that take so many bytes, and then half of the next write. */
  function disk(bytes: number) {
    const room = { left: bytes };
    const openFile: typeof open = async (...args) => {
      const handle = await open(...args);
      const write = handle.write.bind(handle) as (...given: unknown[]) => Promise<{ bytesWritten: number }>;
      const limited = async (buffer: Buffer, offset: number, length: number, at: number) => {
        if (!Buffer.isBuffer(buffer)) return write(buffer, offset, length, at);
        // What is in the file already costs nothing.
        const grows = Math.max(0, at + length - (await handle.stat()).size);
        if (grows > room.left) {
          if (room.left > 0) await write(buffer, offset, room.left, at);
          throw failure('ENOSPC');
        }
        room.left -= grows;
        return write(buffer, offset, length, at);
      };
      Object.assign(handle, { write: limited });
      return handle;
    };
    return { openFile, room };
  }

  it('refuses the write, keeps all that was confirmed, and takes writes again once there is room', async () => {
    const { openFile, room } = disk(2000);
    const { client } = startSandbox({ store: await openStore({ openFile }) });
    const create = (at: number) => client.createApi({ Name: `api ${at}`, ProtocolType: 'HTTP' });
    let count = 0;
    const refused = await refusal(
      (async () => {
        for (;;) {
          await create(count);
          count += 1;
        }
      })(),
    );
    expect(refused).toMatchObject({
      status: 500,
      message: 'The data file cannot be written (ENOSPC); nothing was changed',
    });
    expect(count).toBeGreaterThan(2);
    const names = async (of = client) => (await of.getApis({})).Items?.map(({ Name }) => Name);
    const confirmed = Array.from({ length: count }, (_, at) => `api ${at}`);
    expect(await names()).toEqual(confirmed);
    room.left = 10_000;
    await create(count);
    await closeAll();
    const again = startSandbox({ store: await openStore() }).client;
    expect(await names(again)).toEqual([...confirmed, `api ${count}`]);
  });

  it('that also refuses to cut off what was begun loses nothing either', async () => {
    const { openFile } = disk(400);
    const stuck: typeof open = async (...args) =>
      Object.assign(await openFile(...args), { truncate: () => Promise.reject(failure('EIO')) });
    const store = await openStore({ openFile: stuck });
    await store.commit([put(1)], 1);
    await expect(store.commit([put(2, 'x'.repeat(1000))], 2)).rejects.toThrow('ENOSPC');
    await closeAll();
    const again = await openStore();
    expect((await again.load()).records).toEqual([record(1)]);
    await again.commit([put(2)], 2);
    await closeAll();
    expect((await (await openStore()).load()).records).toEqual([record(1), record(2)]);
  });
});
