import { expect, test } from 'vitest';
import { authorizer, lambda, start } from './data-plane.test-support';

test('The result of a Lambda authorizer is kept by its identity, for its time, until the cache is reset.', async () => {
  let asked = 0;
  const { url, sandbox, ApiId } = await start(
    {
      functions: {
        guard: ({ identitySource }: { identitySource: string[] }) => {
          asked += 1;
          return { isAuthorized: identitySource[0] === 'key' };
        },
        orders: () => 'ok',
      },
    },
    {
      integration: lambda('orders'),
      routes: { 'GET /orders': { AuthorizationType: 'CUSTOM' } },
      before: [authorizer({ AuthorizerResultTtlInSeconds: 60 })],
    },
  );
  const statuses = async (...keys: string[]) => {
    const all: number[] = [];
    for (const key of keys) all.push((await fetch(`${url}/orders`, { headers: { 'x-key': key } })).status);
    return all;
  };
  expect(await statuses('key', 'other', 'key', 'other')).toEqual([200, 403, 200, 403]);
  expect(asked).toBe(2);
  const reset = `${sandbox.url}/v2/apis/${ApiId}/stages/prod/cache/authorizers`;
  expect((await fetch(reset, { method: 'DELETE' })).status).toBe(204);
  expect(await statuses('key')).toEqual([200]);
  expect(asked).toBe(3);
  // In the process itself, without HTTP.
  await sandbox.seed([{ operation: 'ResetAuthorizersCache', input: { ApiId, StageName: 'prod' } }]);
  expect(await statuses('key')).toEqual([200]);
  expect(asked).toBe(4);
});

test('A Lambda authorizer is asked first, and what it returns decides.', async () => {
  const { url } = await start(
    {
      functions: {
        guard: ({ identitySource }: { identitySource: string[] }) => ({
          isAuthorized: identitySource[0] === 'key',
          context: { user: 'ann' },
        }),
        orders: ({ requestContext }: { requestContext: { authorizer: { lambda: object } } }) =>
          requestContext.authorizer.lambda,
      },
    },
    {
      integration: lambda('orders'),
      routes: { 'GET /orders': { AuthorizationType: 'CUSTOM' } },
      before: [authorizer({})],
    },
  );
  expect((await fetch(`${url}/orders`)).status).toBe(401);
  expect((await fetch(`${url}/orders`, { headers: { 'x-key': 'other' } })).status).toBe(403);
  const response = await fetch(`${url}/orders`, { headers: { 'x-key': 'key' } });
  expect([response.status, await response.json()]).toEqual([200, { user: 'ann' }]);
});
