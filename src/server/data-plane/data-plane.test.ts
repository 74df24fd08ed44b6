import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { LOOPBACK, listen } from '../loopback';
import type { RunningSandbox } from '../start-sandbox';
import { lambda, start } from './data-plane.test-support';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

interface Traces {
  traces: { trace: { summary: string; accessLog?: string; steps: { id: string }[] }; notes: string[] }[];
}

const tracesOf = async ({ url }: RunningSandbox) =>
  ((await (await fetch(`${url}/__sandbox/traces`)).json()) as Traces).traces;

describe('A function', () => {
  test('receives the event of a request, and its result is the response.', async () => {
    const events: { rawPath?: string; pathParameters?: object; headers?: object }[] = [];
    const { sandbox, url } = await start(
      {
        functions: {
          orders: (event: (typeof events)[number]) => {
            events.push(event);
            return { statusCode: 201, headers: { 'x-made': 'here' }, cookies: ['a=1', 'b=2'], body: 'made' };
          },
        },
      },
      { integration: lambda('orders') },
    );
    const response = await fetch(`${url}/orders/5?page=2`, { headers: { 'X-Id': '7' } });
    expect([response.status, await response.text()]).toEqual([201, 'made']);
    expect(response.headers.get('x-made')).toBe('here');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(response.headers.get('apigw-requestid')).toMatch(/./);
    expect(events[0]).toMatchObject({
      rawPath: '/prod/orders/5',
      pathParameters: { id: '5' },
      headers: { 'x-id': '7' },
    });
    const [latest] = await tracesOf(sandbox);
    expect(latest?.trace.summary).toContain('GET /orders/{id}');
    expect(latest?.trace.steps.map(({ id }) => id)).toContain('route');
  });

  test('that is not given, fails or is late answers as AWS does, and the trace says what to do.', async () => {
    const failing = {
      broken: () => {
        throw new Error('No table');
      },
      late: () => new Promise(() => undefined),
    };
    const answers: Record<string, [number, string]> = {};
    for (const name of ['unknown', 'broken', 'late']) {
      const { sandbox, url } = await start(
        { functions: failing },
        { integration: lambda(name, { TimeoutInMillis: 100 }) },
      );
      const response = await fetch(`${url}/orders/5`);
      const [latest] = await tracesOf(sandbox);
      answers[name] = [response.status, latest?.notes[0] ?? ''];
    }
    expect(answers).toEqual({
      unknown: [500, expect.stringContaining('start with --function unknown=./handler.mjs')],
      broken: [500, 'The function broken: No table'],
      late: [503, expect.stringContaining('did not return within 100 ms')],
    });
  });

  test('can be a file, read again for each request, that its timeout ends.', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'gatehouse-')), 'handler.mjs');
    writeFileSync(file, 'export const handler = async (event) => ({ path: event.rawPath });');
    const { url } = await start(
      { functions: { orders: file } },
      { integration: lambda('orders', { TimeoutInMillis: 2000 }) },
    );
    expect(await (await fetch(`${url}/orders/5`)).json()).toEqual({ path: '/prod/orders/5' });
    writeFileSync(file, 'export const handler = () => { for (;;); };');
    expect((await fetch(`${url}/orders/5`)).status).toBe(503);
    writeFileSync(file, 'export const other = 1;');
    expect((await fetch(`${url}/orders/5`)).status).toBe(500);
  });

  test('can be an address that takes an event by POST, such as a runtime interface emulator.', async () => {
    const runtime = createServer((request, response) => {
      request.resume().on('end', () => {
        if (request.url === '/fails') response.setHeader('x-amz-function-error', 'Unhandled');
        response.end(JSON.stringify({ statusCode: 200, body: 'from the runtime' }));
      });
    });
    servers.push(runtime);
    const port = await listen(runtime, 0);
    const at = (path: string) => ({ functions: { orders: `http://${LOOPBACK}:${port}${path}` } });
    const good = await start(at('/2015-03-31/functions/function/invocations'), {
      integration: lambda('orders'),
    });
    expect(await (await fetch(`${good.url}/orders/5`)).text()).toBe('from the runtime');
    const bad = await start(at('/fails'), { integration: lambda('orders') });
    expect((await fetch(`${bad.url}/orders/5`)).status).toBe(500);
  });
});

describe('A backend', () => {
  const proxy = (uri: string) => ({
    IntegrationType: 'HTTP_PROXY',
    IntegrationMethod: 'ANY',
    IntegrationUri: uri,
    PayloadFormatVersion: '1.0',
    RequestParameters: { 'overwrite:header.x-stage': '$context.stage' },
  });

  test('is called only where its host is allowed; another gets a sample response, and nothing is sent.', async () => {
    const seen: string[] = [];
    const backend = createServer((request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers['x-stage']}`);
      response.writeHead(302, { location: '/elsewhere', 'x-from': 'backend' }).end('moved');
    });
    servers.push(backend);
    const host = `${LOOPBACK}:${await listen(backend, 0)}`;
    const setUp = { integration: proxy(`http://${host}/{id}`), routes: { 'ANY /orders/{id}': {} } };
    const closed = await start({}, setUp);
    expect(await (await fetch(`${closed.url}/orders/5`)).json()).toMatchObject({ sample: true });
    expect((await tracesOf(closed.sandbox))[0]?.notes).toEqual([
      expect.stringContaining(`start with --allow-host ${host}`),
    ]);
    expect(seen).toEqual([]);

    const open = await start({ allowedHosts: [host] }, setUp);
    const response = await fetch(`${open.url}/orders/5?a=1`, {
      method: 'PUT',
      body: 'x',
      redirect: 'manual',
    });
    expect([response.status, response.headers.get('x-from'), await response.text()]).toEqual([
      302,
      'backend',
      'moved',
    ]);
    expect(seen).toEqual(['PUT /5?a=1 prod']);
  });

  test('that is not there answers 503.', async () => {
    const { url } = await start(
      { allowedHosts: [`${LOOPBACK}:1`] },
      { integration: proxy(`http://${LOOPBACK}:1/`), routes: { 'GET /orders': {} } },
    );
    expect((await fetch(`${url}/orders`)).status).toBe(503);
  });
});

test('A stage serves what was deployed to it, not the latest configuration.', async () => {
  const { sandbox, ApiId, Target, url } = await start(
    { functions: { orders: () => 'ok' } },
    { integration: lambda('orders') },
  );
  await sandbox.seed([{ operation: 'CreateRoute', input: { ApiId, RouteKey: 'GET /new', Target } }]);
  const missing = await fetch(`${url}/new`);
  expect([missing.status, await missing.json()]).toEqual([404, { message: 'Not Found' }]);
  await sandbox.seed([{ operation: 'CreateDeployment', input: { ApiId, StageName: 'prod' } }]);
  expect((await fetch(`${url}/new`)).status).toBe(200);
});

test('A preflight is answered by the CORS configuration, and a limit by 429; the access log gets its line.', async () => {
  const { sandbox, url } = await start(
    { functions: { orders: () => 'ok' } },
    {
      integration: lambda('orders'),
      api: { CorsConfiguration: { AllowOrigins: ['https://shop.example.com'], AllowMethods: ['GET'] } },
      stage: {
        DefaultRouteSettings: { ThrottlingRateLimit: 0.001, ThrottlingBurstLimit: 3 },
        AccessLogSettings: {
          DestinationArn: 'arn:aws:logs:us-east-1:123456789012:log-group:shop',
          Format: '$context.requestId $context.routeKey $context.status',
        },
      },
    },
  );
  const headers = { origin: 'https://shop.example.com', 'access-control-request-method': 'GET' };
  const preflight = await fetch(`${url}/orders/5`, { method: 'OPTIONS', headers });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-origin')).toBe('https://shop.example.com');
  const statuses: number[] = [];
  for (let n = 0; n < 4; n++) statuses.push((await fetch(`${url}/orders/5`)).status);
  expect(statuses).toEqual([200, 200, 429, 429]);
  const logs = (await tracesOf(sandbox)).map(({ trace }) => trace.accessLog);
  expect(logs[0]).toMatch(/^\S+ GET \/orders\/\{id\} 429$/);
});

describe('An address', () => {
  /** Sends with a Host header, which `fetch` does not allow. */
  const ask = (port: number, path: string, headers: Record<string, string>) =>
    new Promise<number | undefined>((done, failed) => {
      httpRequest({ host: LOOPBACK, port, path, headers }, (response) => {
        response.resume();
        done(response.statusCode);
      })
        .on('error', failed)
        .end();
    });

  test('is a name below localhost, a path, or a custom domain name that was named.', async () => {
    const { sandbox, ApiId } = await start(
      { functions: { orders: () => 'ok' }, testHosts: ['api.example.com'] },
      { integration: lambda('orders') },
    );
    const { port } = sandbox;
    await sandbox.seed([
      {
        operation: 'CreateDomainName',
        input: {
          DomainName: 'api.example.com',
          DomainNameConfigurations: [
            {
              CertificateArn:
                'arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-4333-8444-555555555555',
              EndpointType: 'REGIONAL',
            },
          ],
        },
      },
      {
        operation: 'CreateApiMapping',
        input: { DomainName: 'api.example.com', ApiId, Stage: 'prod', ApiMappingKey: 'shop' },
      },
    ]);
    const host = `${ApiId}.execute-api.localhost:${port}`;
    expect(await ask(port, '/prod/orders/5', { host })).toBe(200);
    expect(await ask(port, '/orders/5', { host })).toBe(404);
    expect(await ask(port, '/shop/orders/5', { host: 'api.example.com' })).toBe(200);
    expect(await ask(port, '/other/orders/5', { host: 'api.example.com' })).toBe(403);
    expect(await ask(port, '/prod/orders/5', { host: 'nosuchapi.execute-api.localhost' })).toBe(404);
    // The control plane is for this machine's names alone, as before.
    expect(await ask(port, '/v2/apis', { host: 'other.example.com' })).toBe(403);
  });

  test('is not for pages of other sites, which could run the functions of this machine.', async () => {
    let calls = 0;
    const { sandbox, ApiId } = await start(
      { functions: { orders: () => (calls += 1) } },
      { integration: lambda('orders') },
    );
    const path = `/_aws/execute-api/${ApiId}/prod/orders/5`;
    const page = { host: `${LOOPBACK}:${sandbox.port}`, 'sec-fetch-site': 'cross-site' };
    expect(await ask(sandbox.port, path, { ...page, origin: 'https://evil.example.com' })).toBe(403);
    expect(await ask(sandbox.port, path, page)).toBe(403);
    expect(calls).toBe(0);
    expect(await ask(sandbox.port, path, { ...page, origin: 'http://localhost:3000' })).toBe(200);
  });
});

test('Whatever a function returns, the answer is one of HTTP; a body of more than 10 MB is refused.', async () => {
  const results: unknown[] = [
    { statusCode: 'x', body: 1 },
    { statusCode: 200, headers: { 'bad name': 'v', good: 'a\r\nb: c', fine: 'yes' } },
    undefined,
    42,
    'text',
    { statusCode: 99 },
    { statusCode: 204, body: 'none' },
  ];
  const { url } = await start(
    { functions: { orders: ({ body }: { body: string }) => results[Number(body)] } },
    { integration: lambda('orders'), routes: { 'POST /orders': {} } },
  );
  for (const at of results.keys()) {
    const response = await fetch(`${url}/orders`, { method: 'POST', body: String(at) });
    expect(response.status).toBeGreaterThanOrEqual(200);
    expect(response.headers.get('b')).toBeNull();
  }
  const large = await fetch(`${url}/orders`, { method: 'POST', body: 'x'.repeat(10 * 1024 * 1024 + 1) });
  expect(large.status).toBe(413);
});
