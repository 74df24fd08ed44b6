import { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { expect, test } from 'vitest';
import { withLock } from '../../lib/with-lock';
import { createSandbox } from '../../sandbox/sandbox';
import { sdkHandler } from '../../sandbox/sdk-handler';
import { CONTROL_PLANE } from '../../service/rules/quotas';
import type { KnownOperation } from '../../service/sdk';
import { sandboxConnection } from '../connection/connection';
import { Budget } from './budget';
import { commands } from './commands';
import { createSender } from './sender';

// The console's own sender in front of a service with the limits of an account, on one clock that advances when the
// budget sleeps.

function consoleAtLimits(hasBudget: boolean) {
  const clock = { now: Date.parse('2026-11-23T10:00:00Z') };
  const sandbox = createSandbox({ start: 'empty', limits: 'aws', now: () => new Date(clock.now) });
  const client = new ApiGatewayV2Client({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
    requestHandler: sdkHandler(sandbox) as never,
  });
  let sent = 0;
  /** Resolves when all released calls have reached the service; the clock does not advance before. */
  const arrived = async (): Promise<void> => {
    do await new Promise((resolve) => setTimeout(resolve));
    while (sandbox.calls.length < sent);
  };
  const kept = new Map<string, string>();
  const budget = new Budget('account', CONTROL_PLANE, {
    now: () => clock.now,
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
    },
    withLock,
    cancellableDelay: (ms) => ({
      done: arrived().then(() => {
        clock.now += Math.ceil(ms);
      }),
      end: () => {},
    }),
  });
  const send = createSender({
    transmit: (_connection, operation, input) => {
      sent += 1;
      const Command = commands[operation] as unknown as new (input: unknown) => never;
      return client.send(new Command(input));
    },
    budget: () => (hasBudget ? budget : undefined),
    account: () => 'account',
    pause: 0,
  });
  const started = clock.now;
  const sendHere = <O extends KnownOperation>(operation: O, input: unknown) =>
    send(sandboxConnection, operation, input);
  return { send: sendHere, sandbox, took: () => clock.now - started };
}

const throttled = ({ sandbox }: ReturnType<typeof consoleAtLimits>) =>
  sandbox.calls.filter(({ status }) => status === 429).length;

test('45 quick reads at the limits of AWS all succeed, and none of them is throttled on the way.', async () => {
  const world = consoleAtLimits(true);
  const reads = Array.from({ length: 45 }, () => world.send('GetApis', { MaxResults: '500' }));
  expect((await Promise.all(reads)).map(({ output }) => output.Items)).toEqual(reads.map(() => []));
  expect(throttled(world)).toBe(0);
  expect(world.sandbox.calls).toHaveLength(45);
  // 40 at once, and the rest at 10 a second.
  expect(world.took()).toBeGreaterThanOrEqual(500);
  expect(world.took()).toBeLessThan(1000);
});

test('Without the budget the service throttles some of them.', async () => {
  const world = consoleAtLimits(false);
  await Promise.allSettled(Array.from({ length: 45 }, () => world.send('GetApis', { MaxResults: '500' })));
  expect(throttled(world)).toBeGreaterThanOrEqual(5);
});
