import { expect, it } from 'vitest';
import { raw, startSandbox } from './client.test-support';
import { readInThread } from './document-reader';

const document = (routes: number) =>
  JSON.stringify({
    openapi: '3.0.1',
    info: { title: 'large', version: '1' },
    paths: Object.fromEntries(
      Array.from({ length: routes }, (_, at) => [`/r${at}/{id}`, { get: { responses: {} } }]),
    ),
  });
const imported = (body: string) => JSON.stringify({ body });

it.each([
  ['{"a": × 2 M', '{"a":'.repeat(2_000_000), 'The request body is nested deeper than 100 levels'],
  ['[ × 10 M', '['.repeat(10_000_000), 'The request body is nested deeper than 100 levels'],
  ['1, × 5 M', `[${'1,'.repeat(5_000_000)}1]`, 'The request body has more than 20000 values'],
  [
    'a string of 1 M',
    `{"protocolType":"HTTP","name":"${'x'.repeat(1_000_000)}"}`,
    'Name is longer than 262144 characters',
  ],
])('A body of %s is refused with the limit, before it is parsed', async (_what, body, message) => {
  const { sandbox } = startSandbox();
  const response = await raw(sandbox, 'POST', '/v2/apis', body);
  expect(response.status).toBe(400);
  expect(JSON.parse(response.body)).toEqual({ __type: 'SerializationException', message });
});

it.each([
  [
    'YAML of 300,000 keys',
    Array.from({ length: 300_000 }, (_, at) => `k${at}: v\n`).join(''),
    'The document is not YAML: it has more than 200000 lines and entries',
  ],
  [
    'YAML of - × 100,000',
    '- '.repeat(100_000),
    'The document is not YAML: it is nested deeper than 500 levels',
  ],
  ['20,000 routes', document(20_000), 'The document has 20000 operations; an import takes at most 4000'],
  [
    '501 security schemes',
    JSON.stringify({
      openapi: '3.0.1',
      paths: {},
      components: {
        securitySchemes: Object.fromEntries(Array.from({ length: 501 }, (_, at) => [`s${at}`, {}])),
      },
    }),
    'The document has 501 security schemes; an import takes at most 500',
  ],
])('An import of %s is refused with the limit', async (_what, body, message) => {
  const { sandbox } = startSandbox();
  const response = await raw(sandbox, 'PUT', '/v2/apis', imported(body));
  expect(response.status).toBe(400);
  expect(JSON.parse(response.body)).toEqual({ __type: 'BadRequestException', message });
});

it('An import of 3,000 routes is served, and a second one of the same keys replaces them', async () => {
  const { sandbox, client } = startSandbox();
  const { apiId } = JSON.parse((await raw(sandbox, 'PUT', '/v2/apis', imported(document(3000)))).body);
  expect((await raw(sandbox, 'PUT', `/v2/apis/${apiId}`, imported(document(3000)))).status).toBe(201);
  const page = await client.getRoutes({ ApiId: apiId, MaxResults: '500' });
  expect(page.Items?.at(-1)?.RouteKey).toBe('GET /r499/{id}');
  const twin = await raw(sandbox, 'POST', `/v2/apis/${apiId}/routes`, { routeKey: 'GET /r2999/{other}' });
  expect([twin.status, JSON.parse(twin.body).message]).toEqual([
    409,
    'Route with key GET /r2999/{id} already exists for this API',
  ]);
});

it('While a document is read, other requests are served, and the import comes after them', async () => {
  let finish = () => {};
  const { sandbox, client } = startSandbox({
    readDocument: (_text, _options) =>
      new Promise((resolve) => {
        finish = () => resolve({ ok: false, errors: ['read'] });
      }),
  });
  const reading = raw(sandbox, 'PUT', '/v2/apis', imported(document(1)));
  await client.createApi({ Name: 'meanwhile', ProtocolType: 'HTTP' });
  finish();
  expect(JSON.parse((await reading).body).message).toBe('read');
});

it('A thread that takes too long for a document is ended, and the next document has a new one', async () => {
  const log: string[] = [];
  let started = 0;
  const read = readInThread(({ result }) => {
    started += 1;
    const first = started === 1;
    return {
      send: ({ text }) => {
        log.push(`${text} in ${started}`);
        if (!first) result({ ok: false, errors: ['done'] });
      },
      end: () => log.push('ended'),
    };
  }, 5);
  const options = {
    basepath: 'ignore',
    variables: { AccountId: '', Partition: 'aws', Region: 'us-east-1' },
  } as const;
  expect(await Promise.all([read('a', options), read('b', options)])).toEqual([
    { ok: false, errors: ['The document takes longer than 0.005 s to read'] },
    { ok: false, errors: ['done'] },
  ]);
  expect(log).toEqual(['a in 1', 'ended', 'b in 2']);
});

it('A thread that fails is reported, and the next document has a new one', async () => {
  let started = 0;
  const read = readInThread(({ result, failed }) => {
    started += 1;
    const broken = started === 1;
    return {
      send: () => (broken ? failed(new Error('no memory')) : result({ ok: false, errors: [] })),
      end: () => {},
    };
  });
  const options = {
    basepath: 'ignore',
    variables: { AccountId: '', Partition: 'aws', Region: 'us-east-1' },
  } as const;
  await expect(read('a', options)).rejects.toThrow('no memory');
  expect(await read('b', options)).toEqual({ ok: false, errors: [] });
});

it('The call log is bounded by the size of what it keeps', { timeout: 60_000 }, async () => {
  const { sandbox } = startSandbox();
  const body = imported('x'.repeat(6_000_000));
  for (let at = 0; at < 15; at += 1) await raw(sandbox, 'PUT', '/v2/apis', body);
  expect(sandbox.calls).toHaveLength(11);
});
