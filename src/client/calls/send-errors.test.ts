import { expect, test } from 'vitest';
import { sandboxConnection } from '../connection/connection';
import { ApiError } from './errors';
import { send } from './send';

// An endpoint where nothing listens, and one that is read-only: whatever goes wrong is an ApiError, with what was sent.

const nowhere = {
  ...sandboxConnection,
  id: 'nowhere',
  kind: 'custom',
  endpoint: 'http://127.0.0.1:9',
} as const;

test('A call without a response throws ApiError with operation and input.', async () => {
  const input = { ApiId: 'abc', RouteKey: 'GET /' };
  const error = await send(nowhere, 'CreateRoute', input).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiError);
  expect((error as ApiError).details).toMatchObject({ operation: 'CreateRoute', input, status: 0 });
});

test('A call that is aborted throws ApiError too.', async () => {
  const signal = AbortSignal.abort(new Error('left'));
  const error = await send(nowhere, 'GetApis', {}, signal).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiError);
});

test('A write on a read-only connection is not sent.', async () => {
  const locked = { ...nowhere, readOnly: true };
  const error = await send(locked, 'DeleteApi', { ApiId: 'abc' }).catch((thrown: unknown) => thrown);
  expect((error as ApiError).details).toMatchObject({ code: 'ConnectionReadOnly', notSent: true });
});
