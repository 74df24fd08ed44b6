import { ApiGatewayV2Client, GetApisCommand } from '@aws-sdk/client-apigatewayv2';
import { afterEach, expect, test } from 'vitest';
import { type RunningSandbox, type StartSandboxOptions, startSandbox } from './start-sandbox';

const running: RunningSandbox[] = [];

async function start(options?: StartSandboxOptions): Promise<RunningSandbox> {
  const sandbox = await startSandbox(options);
  running.push(sandbox);
  return sandbox;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.stop()));
});

async function namesIn({ url }: RunningSandbox): Promise<(string | undefined)[]> {
  const client = new ApiGatewayV2Client({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  const { Items = [] } = await client.send(new GetApisCommand({}));
  client.destroy();
  return Items.map(({ Name }) => Name);
}

test('Sandboxes run side by side, are seeded with calls that use each other’s outputs, and are reset.', async () => {
  const [first, second] = await Promise.all([start(), start({ start: 'sample' })]);
  const outputs = await first.seed([
    { operation: 'CreateApi', input: { Name: 'shop', ProtocolType: 'HTTP' } },
    { operation: 'CreateRoute', input: ([api]) => ({ ApiId: api?.ApiId, RouteKey: 'GET /orders' }) },
  ]);
  expect(outputs[1]).toMatchObject({ RouteKey: 'GET /orders' });
  expect(await namesIn(first)).toEqual(['shop']);
  expect(await namesIn(second)).toContain('orders');
  await first.reset();
  expect(await namesIn(first)).toEqual([]);
  await first.reset('sample');
  expect(await namesIn(first)).toContain('orders');
});

test('What a sandbox refuses is thrown, and an operation that does not exist is named.', async () => {
  const sandbox = await start();
  await expect(sandbox.seed([{ operation: 'CreateApi', input: {} }])).rejects.toThrow();
  await expect(sandbox.seed([{ operation: 'CreateThing', input: {} }])).rejects.toThrow('CreateThing');
});

test('A stopped sandbox frees its port; a port that is taken and a Region that is none are errors.', async () => {
  const first = await startSandbox();
  await expect(startSandbox({ port: first.port })).rejects.toThrow();
  await first.stop();
  const again = await start({ port: first.port });
  expect(again.port).toBe(first.port);
  await expect(startSandbox({ region: 'nowhere' })).rejects.toThrow('nowhere');
});
