import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiGatewayV2 } from '@aws-sdk/client-apigatewayv2';
import { expect, test as plain } from '@playwright/test';
import { printedUrl } from '../src/scripts/printed-url.mjs';

// The built process and a real browser: what browsers make of preflights, and of frames of a bundled server.

const HANDLER = `export const handler = async ({ requestContext, body = '' }) =>
  requestContext.eventType === 'MESSAGE'
    ? { statusCode: 200, body: JSON.stringify({ length: body.length, body }) }
    : { statusCode: 200, body: JSON.stringify({ method: requestContext.http?.method }) };
`;

/** A sandbox with a function, and a page of another origin. */
const test = plain.extend<{ sandboxUrl: string; pageUrl: string }>({
  sandboxUrl: async ({ page: _ }, use, info) => {
    const path = info.outputPath('handler.mjs');
    await writeFile(path, HANDLER);
    const args = ['dist/server/sandbox-host.js', '--port', '0', '--empty', '--function', `echo=${path}`];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    await use(await printedUrl(child));
    child.kill();
  },
  pageUrl: async ({ page: _ }, use) => {
    const server = createServer((_request, response) =>
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>Page</title>'),
    ).listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.closeAllConnections();
    server.close();
  },
});

const controlPlane = (endpoint: string) =>
  new ApiGatewayV2({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });

const INTEGRATION = {
  IntegrationType: 'AWS_PROXY',
  IntegrationMethod: 'POST',
  PayloadFormatVersion: '2.0',
  IntegrationUri: 'arn:aws:lambda:us-east-1:123456789012:function:echo',
} as const;

test('A browser calls the APIs of a sandbox from a page of another origin.', async ({
  page,
  sandboxUrl,
  pageUrl,
}) => {
  const client = controlPlane(sandboxUrl);
  await page.goto(pageUrl);

  await test.step('A page of another origin calls an HTTP API, preflight and all, and is refused what CORS does not allow.', async () => {
    const { ApiId } = await client.createApi({
      Name: 'orders',
      ProtocolType: 'HTTP',
      CorsConfiguration: { AllowOrigins: [pageUrl], AllowMethods: ['PUT'], AllowHeaders: ['x-team'] },
    });
    const { IntegrationId } = await client.createIntegration({ ApiId, ...INTEGRATION });
    await client.createRoute({ ApiId, RouteKey: 'PUT /orders', Target: `integrations/${IntegrationId}` });
    await client.createStage({ ApiId, StageName: '$default', AutoDeploy: true });
    const url = `http://${ApiId}.execute-api.localhost:${new URL(sandboxUrl).port}/orders`;
    const put = (header: string) =>
      page.evaluate(
        async (init) =>
          fetch(init.url, { method: 'PUT', headers: { [init.header]: 'a' } })
            .then(async (response) => [response.status, await response.json()])
            .catch((error: Error) => error.message),
        { url, header },
      );
    expect(await put('x-team')).toEqual([200, { method: 'PUT' }]);
    expect(await put('x-other')).toBe('Failed to fetch');
  });

  await test.step('A browser exchanges messages of any allowed length with a WebSocket API.', async () => {
    const { ApiId } = await client.createApi({
      Name: 'chat',
      ProtocolType: 'WEBSOCKET',
      RouteSelectionExpression: '$request.body.action',
    });
    const { PayloadFormatVersion: _, IntegrationUri, ...integration } = INTEGRATION;
    const { IntegrationId } = await client.createIntegration({
      ApiId,
      ...integration,
      IntegrationUri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${IntegrationUri}/invocations`,
    });
    const { RouteId } = await client.createRoute({
      ApiId,
      RouteKey: '$default',
      Target: `integrations/${IntegrationId}`,
      RouteResponseSelectionExpression: '$default',
    });
    await client.createRouteResponse({ ApiId, RouteId, RouteResponseKey: '$default' });
    await client.createStage({ ApiId, StageName: 'prod', AutoDeploy: true });
    const lengths = [1, 31, 32, 125, 126, 32_000];
    const received = await page.evaluate(
      ([url, sizes]) =>
        new Promise<number[]>((resolve, reject) => {
          const socket = new WebSocket(url);
          const answers: number[] = [];
          socket.onopen = () => socket.send('a'.repeat(sizes[0] ?? 0));
          socket.onclose = ({ code }) => reject(new Error(`closed with ${code}`));
          socket.onmessage = ({ data }: MessageEvent<string>) => {
            const { length, body } = JSON.parse(data);
            answers.push(length === body.length ? length : -1);
            const next = sizes[answers.length];
            if (next === undefined) resolve(answers);
            else socket.send('a'.repeat(next));
          };
        }),
      [`ws://127.0.0.1:${new URL(sandboxUrl).port}/_aws/execute-api/${ApiId}/prod`, lengths] as const,
    );
    expect(received).toEqual(lengths);
  });
});
