import { expect, test, vi } from 'vitest';
import { sandboxConnection } from '../connection/connection';
import { ApiError } from './errors';
import { pendingCallsStore } from './pending-calls';
import { createSender } from './sender';

// The order of what surrounds a write: prepare, lock, precondition, send; and what each leaves behind when it fails.

const OK = { $metadata: {}, ApiId: 'a' };

function sender(transmit: () => Promise<typeof OK>, prepare?: Parameters<typeof createSender>[0]['prepare']) {
  return createSender({
    transmit: (_connection, _operation, _input, signal) =>
      Promise.race([
        transmit(),
        new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
      ]),
    budget: () => undefined,
    account: () => 'sender-test',
    pause: 0,
    ...(prepare ? { prepare } : {}),
  });
}

const write = { ApiId: 'a' };

/** A promise that is settled from outside. */
function deferred(): { promise: Promise<typeof OK>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<typeof OK>((done) => {
    resolve = () => done(OK);
  });
  return { promise, resolve: () => resolve() };
}

const failure = (thrown: unknown) => (thrown as ApiError).details;

test('What a precondition throws ends the call before it is sent.', async () => {
  let sent = 0;
  const send = sender(async () => {
    sent += 1;
    return OK;
  });
  const precondition = async () => {
    throw new ApiError('Changed.', { code: 'ChangedElsewhere', status: 0, operation: 'UpdateApi' });
  };
  const thrown = await send(sandboxConnection, 'UpdateApi', write, { precondition }).catch((error) => error);
  expect(failure(thrown)).toMatchObject({ code: 'ChangedElsewhere', notSent: true });
  expect(sent).toBe(0);
});

test('A precondition runs inside the lock: after the write before it, and before the next one.', async () => {
  const order: string[] = [];
  const first = deferred();
  const send = sender(async () => {
    order.push('sent');
    return first.promise;
  });
  const one = send(sandboxConnection, 'UpdateApi', write);
  const two = send(sandboxConnection, 'UpdateApi', write, {
    precondition: async () => void order.push('checked'),
  });
  await expect.poll(() => order).toEqual(['sent']);
  first.resolve();
  await Promise.all([one, two]);
  expect(order).toEqual(['sent', 'checked', 'sent']);
});

test('A wait for the lock can be stopped, and nothing was sent.', async () => {
  const first = deferred();
  const send = sender(() => first.promise);
  const one = send(sandboxConnection, 'UpdateApi', write);
  const two = send(sandboxConnection, 'DeleteApi', write).catch((error) => error);
  const waiting = () => pendingCallsStore.getSnapshot().find(({ waitsFor }) => waitsFor === 'lock');
  await expect.poll(() => waiting()?.operation).toBe('DeleteApi');
  waiting()?.stop();
  first.resolve();
  expect(failure(await two)).toMatchObject({ code: 'Cancelled', notSent: true });
  await one;
  expect(pendingCallsStore.getSnapshot()).toEqual([]);
});

test('A wait for a response can be stopped, and the outcome is unknown.', async () => {
  const send = sender(() => deferred().promise);
  const call = send(sandboxConnection, 'UpdateApi', write).catch((error) => error);
  const sent = () => pendingCallsStore.getSnapshot().find(({ waitsFor }) => waitsFor === 'response');
  await expect.poll(() => sent()?.operation).toBe('UpdateApi');
  sent()?.stop();
  const { details, message } = (await call) as ApiError;
  expect(details).toMatchObject({ status: 0 });
  expect(details.notSent).toBeUndefined();
  expect(message).toContain('you stopped waiting');
});

test('The user is asked for credentials outside of the lock, so that another write goes on.', async () => {
  const asked = deferred();
  let isFirst = true;
  const send = sender(
    async () => {
      if (isFirst) {
        isFirst = false;
        throw Object.assign(new Error('expired'), {
          name: 'ExpiredTokenException',
          $metadata: { httpStatusCode: 403 },
        });
      }
      return OK;
    },
    async () => async () => {
      await asked.promise;
      return true;
    },
  );
  const one = send(sandboxConnection, 'UpdateApi', write);
  await send(sandboxConnection, 'UpdateApi', write);
  asked.resolve();
  expect((await one).output).toEqual({ ApiId: 'a' });
});

test('Tags lock the resource of their ARN.', async () => {
  const first = deferred();
  const order: string[] = [];
  const send = sender(async () => {
    order.push('sent');
    return first.promise;
  });
  const one = send(sandboxConnection, 'UpdateApi', write);
  const ResourceArn = 'arn:aws:apigateway:eu-west-1::/apis/a';
  const two = send(sandboxConnection, 'TagResource', { ResourceArn, Tags: {} });
  await expect.poll(() => order).toEqual(['sent']);
  first.resolve();
  await Promise.all([one, two]);
  expect(order).toEqual(['sent', 'sent']);
});

test('A call in the background waits for its turn before each attempt, and goes after what a screen reads.', async () => {
  const order: string[] = [];
  let attempts = 0;
  const acquire = vi.fn(async () => undefined);
  const send = createSender({
    transmit: async () => {
      attempts += 1;
      if (attempts === 1) throw Object.assign(new Error('slow down'), { $metadata: { httpStatusCode: 429 } });
      return { $metadata: {} };
    },
    budget: () => ({ acquire, drain: async () => undefined }) as never,
    account: () => 'test',
    pause: 0,
  });
  const background = {
    turn: async () => void order.push('turn'),
    throttled: () => void order.push('throttled'),
  };
  await send(sandboxConnection, 'GetApis', {}, { background });
  expect(order).toEqual(['turn', 'throttled', 'turn']);
  expect(acquire.mock.calls.map((call: unknown[]) => call[1])).toEqual([3, 3]);
  await send(sandboxConnection, 'GetApis', {});
  expect(acquire.mock.calls.map((call: unknown[]) => call[1]).at(-1)).toBe(1);
});
