import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiGatewayV2 } from '@aws-sdk/client-apigatewayv2';
import { expect, test } from 'vitest';
import { createSandbox } from '../../sandbox/sandbox';
import { openFileStore } from '../../sandbox/store-file';
import { printedUrl } from '../../scripts/printed-url.mjs';
import { probeLatency } from '../latency-probe.test-support';
import { LOOPBACK, listen } from '../loopback';
import { buildHost, ended, startHost } from '../sandbox-host.test-support';
import { type Client, connect, socketFunction, TWO_WAY } from './socket.test-support';

/** Ten minutes and 1,000 connections in `npm run test:long`. */
const SECONDS = process.env.LONG ? 600 : 3;
const CONNECTIONS = process.env.LONG ? 1000 : 60;

/** A backend and a function in one: requests without an event get a page, events are echoed. */
const backend = createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  const { body = '' } = text === '' ? {} : JSON.parse(text);
  response.setHeader('content-type', 'application/json');
  response.end(request.url === '/invoke' ? JSON.stringify({ statusCode: 200, body: `echo ${body}` }) : '{}');
});

async function makeApis(endpoint: string, backendPort: number) {
  const client = new ApiGatewayV2({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
  const http = await client.createApi({ Name: 'orders', ProtocolType: 'HTTP' });
  const { IntegrationId: page } = await client.createIntegration({
    ApiId: http.ApiId,
    IntegrationType: 'HTTP_PROXY',
    IntegrationMethod: 'GET',
    IntegrationUri: `http://${LOOPBACK}:${backendPort}/page`,
    PayloadFormatVersion: '1.0',
  });
  await client.createRoute({
    ApiId: http.ApiId,
    RouteKey: 'GET /orders/{id}',
    Target: `integrations/${page}`,
  });
  await client.createStage({ ApiId: http.ApiId, StageName: '$default', AutoDeploy: true });
  const socket = await client.createApi({
    Name: 'chat',
    ProtocolType: 'WEBSOCKET',
    RouteSelectionExpression: '$request.body.action',
  });
  const { IntegrationId: chat } = await client.createIntegration({
    ApiId: socket.ApiId,
    ...socketFunction('chat'),
    IntegrationType: 'AWS_PROXY',
  });
  const { RouteId } = await client.createRoute({
    ApiId: socket.ApiId,
    RouteKey: '$default',
    Target: `integrations/${chat}`,
    ...TWO_WAY,
  });
  await client.createRouteResponse({ ApiId: socket.ApiId, RouteId, RouteResponseKey: '$default' });
  await client.createStage({ ApiId: socket.ApiId, StageName: 'prod', AutoDeploy: true });
  return {
    client,
    http: `${endpoint}/_aws/execute-api/${http.ApiId}/$default`,
    apiId: http.ApiId,
    socketId: socket.ApiId,
  };
}

/** The memory that the process holds, in MB; undefined where the system has no /proc. */
function memoryOf(pid: number | undefined): number | undefined {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kilobytes) / 1024);
  } catch {
    return undefined;
  }
}

test(`${CONNECTIONS} connections, requests and writes at once for ${SECONDS} s: all are answered, memory does not grow, and a kill loses no write.`, {
  timeout: SECONDS * 2000 + 120_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-load-'));
  await buildHost(folder);
  const backendPort = await listen(backend, 0);
  const path = join(folder, 'data.json');
  const child = startHost(
    folder,
    ...[
      '--data',
      path,
      '--allow-host',
      LOOPBACK,
      '--function',
      `chat=http://${LOOPBACK}:${backendPort}/invoke`,
    ],
  );
  const end = ended(child);
  const url = await printedUrl(child);
  const { client, http, apiId, socketId } = await makeApis(url, backendPort);
  const clients: Client[] = [];
  const at = `${url.replace('http', 'ws')}/_aws/execute-api/${socketId}/prod`;
  for (let first = 0; first < CONNECTIONS; first += 50)
    clients.push(
      ...(await Promise.all(Array.from({ length: Math.min(50, CONNECTIONS - first) }, () => connect(at)))),
    );
  const stopProbe = probeLatency(url);
  const until = Date.now() + SECONDS * 1000;
  const counts = { requests: 0, messages: 0, writes: 0 };
  const confirmed: string[] = [];
  let isKilled = false;

  const request = async () => {
    while (Date.now() < until) {
      const response = await fetch(`${http}/orders/${counts.requests}`);
      expect([response.status, await response.text()]).toEqual([200, '{}']);
      counts.requests += 1;
    }
  };
  const talk = async (some: readonly Client[]) => {
    for (let round = 0; Date.now() < until; round += 1)
      for (const one of some) {
        one.socket.send(`message ${round}`);
        expect(await one.next()).toBe(`echo message ${round}`);
        counts.messages += 1;
        if (Date.now() >= until) return;
      }
  };
  /** Creates and deletes, so that the state stays as large as it is; the last ones are written until the process is killed. */
  const write = async () => {
    while (!isKilled) {
      const made = await client
        .createRoute({ ApiId: apiId, RouteKey: `GET /made/${counts.writes}` })
        .catch((error) => {
          if (isKilled) return undefined;
          throw error;
        });
      if (!made) return;
      confirmed.push(made.RouteId ?? '');
      counts.writes += 1;
      if (Date.now() < until && confirmed.length > 50)
        await client.deleteRoute({ ApiId: apiId, RouteId: confirmed.shift() });
      await sleep(20);
    }
  };
  const writing = write();
  const share = Math.ceil(clients.length / 4);
  const traffic = Promise.all([
    ...Array.from({ length: 4 }, request),
    ...Array.from({ length: 4 }, (_, part) => talk(clients.slice(part * share, (part + 1) * share))),
  ]);
  await sleep(SECONDS * 300);
  const early = memoryOf(child.pid);
  await traffic;
  const late = memoryOf(child.pid);
  const latency = await stopProbe();
  expect(clients.filter(({ socket }) => socket.readyState !== socket.OPEN)).toEqual([]);
  await sleep(100);
  isKilled = true;
  child.kill('SIGKILL');
  await end;
  await writing;
  backend.closeAllConnections();
  backend.close();
  client.destroy();
  // Said and not asserted: rates depend on what else the machine does.
  console.info(
    `${CONNECTIONS} connections, ${SECONDS} s: ${JSON.stringify({ ...counts, early, late, latency })}`,
  );
  for (const [what, count] of Object.entries(counts)) expect([what, count > SECONDS]).toEqual([what, true]);
  if (process.env.LONG && early !== undefined && late !== undefined)
    expect(late).toBeLessThan(early * 1.3 + 50);

  const store = await openFileStore(path);
  const { body } = await createSandbox({ store }).handle({
    method: 'GET',
    url: `/v2/apis/${apiId}/routes?maxResults=500`,
    headers: {},
    body: '',
  });
  const { items } = JSON.parse(body) as { items: { routeId: string }[] };
  const kept = new Set(items.map(({ routeId }) => routeId));
  expect(confirmed.filter((routeId) => !kept.has(routeId))).toEqual([]);
  await store.close();
  rmSync(folder, { recursive: true });
});
