import { expect, type Page, type Request } from '@playwright/test';
import { kinds } from '../../src/service/kinds';
import { isRead, kindOf } from '../../src/service/operations';
import { enterCredentials } from '../accounts/fixtures';
import { NEW_CREDENTIALS } from '../aws-host';
import { expectScreen, press } from '../forms';
import { expectNotification, rest } from '../helpers';
import { LONG } from '../long';
import members from '../wire/members.json' with { type: 'json' };
import { type FaultCase, finish, messages, stateAfter, stateOf, test } from './case';
import { cases } from './cases';
import {
  begin,
  expectKept,
  expectMessage,
  FAILURES,
  fillIn,
  hold,
  scopeOf,
  sendIt,
  sent,
} from './fault-helpers';
import { THROTTLED } from './kinds';

// Write operations meet faults on their screens; at the end the service holds what one undisturbed call makes, and nothing
// else. Every fault is met on each surface that sends, where one form is filled in once and goes through all of them; and
// each kind meets expired credentials and a missing response, which depend on the operation: its message, its check at the
// service, its result. `npm run test:long` does both with every operation; a unit test (src/plans/fault-matrix.test.ts) does
// the same always, without screens.

/** For each surface, what sends from it. */
const SURFACES: Record<string, readonly FaultCase['operation'][]> = {
  'a form that creates': ['CreateIntegration'],
  'a form that edits': ['UpdateRoute'],
  'a form that removes a part': ['DeleteRouteSettings'],
  'a review of several steps': ['CreateApi'],
  'a document': ['ImportApi', 'ReimportApi'],
  'a dialog': ['DeleteRoute'],
  'a dialog in which a name is typed': ['DeleteApi'],
};

/** A request that changes something, and not the browser's question before it. */
const isWrite = (request: Request) => !['GET', 'OPTIONS'].includes(request.method());

const SILENCE = 'The call got no response (no response within 35 s).';

test('Every operation that changes something is in the matrix, once.', () => {
  const writes = Object.keys(members.operations).filter((name) => !isRead(name));
  expect(cases.map(({ operation }) => operation).sort()).toEqual(writes.sort());
});

const onSurfaces = Object.values(SURFACES).flat();

/** A form ends with a response that is lost, a dialog with one that arrives. */
const endsUnanswered = (operation: FaultCase['operation']) =>
  cases.some((one) => one.operation === operation && one.dialog === undefined);

/** One operation of each kind that is on no surface above, of all verbs between them, and those that are like no other. */
const OF_EACH_KIND: readonly FaultCase['operation'][] = [
  'CreateAuthorizer',
  'CreateDeployment',
  'UpdateModel',
  'DeleteRouteResponse',
  'UpdateIntegrationResponse',
  'CreateVpcLink',
  'DeleteDomainName',
  'CreateApiMapping',
  'PutRoutingRule',
  'CreateStage',
  'UntagResource',
  'ResetAuthorizersCache',
];

test('Every surface is there, by an operation that meets every fault.', () => {
  expect(cases.map(({ operation }) => operation)).toEqual(expect.arrayContaining(onSurfaces));
});

test('Every kind is there, by an operation that meets expired credentials and a missing response.', () => {
  const met = [...onSurfaces.filter(endsUnanswered), ...OF_EACH_KIND].map((operation) => kindOf(operation));
  expect(met).toEqual(expect.arrayContaining(Object.keys(kinds)));
});

const EXPIRED = {
  status: 403,
  error: 'ExpiredTokenException',
  message: 'The security token is expired',
};

type Given = Pick<Parameters<Parameters<typeof test>[2]>[0], 'page' | 'sandbox' | 'store'>;

/** Sends into expired credentials: the prompt for new ones changes nothing, keeps the input and continues the same call. */
async function renewCredentials({ page, store }: Given, one: FaultCase): Promise<void> {
  const before = await stateOf(store);
  await sendIt(page, one);
  const keys = page.getByRole('dialog', { name: 'Credentials of e2e expired' });
  await expect(keys).toContainText('your input is kept');
  await expectKept(page, one);
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(messages(await stateOf(store), before)).toEqual(messages(before, before));
  await enterCredentials(keys, NEW_CREDENTIALS);
  // Some operations may be called every 30 seconds, and the refused call counts.
  await rest(page);
  const signed = page.waitForRequest(isWrite);
  await press(keys, 'Continue');
  expect((await signed).headers().authorization).toContain(NEW_CREDENTIALS.accessKeyId);
  await expect(keys).toHaveCount(0);
}

/** A call that was applied without a response is found at the service; one that can be repeated is sent again by hand. */
async function expectFound(page: Page, one: FaultCase): Promise<void> {
  if (one.repeatable) {
    const message = 'The call got no response (Failed to fetch).';
    await expectMessage(page, one, { what: '', fail: 'network-after', message, lost: true });
    await expectKept(page, one);
    await sendIt(page, one);
  } else {
    await expectNotification(
      page,
      /The response to “.*” was not received\. The service shows that it was applied/,
    );
  }
}

/** The screen of success, the same input in every call, and at the service what one undisturbed call makes. */
async function expectDoneOnce(
  { page, sandbox, store }: Given,
  one: FaultCase,
  { since, before, times }: { since: number; before: Awaited<ReturnType<typeof stateOf>>; times: number },
): Promise<void> {
  const { operation } = one;
  await expectScreen(page, one.done);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const { writes, inputs } = sent(sandbox, one, since);
  expect(writes).toEqual(Array(times).fill(operation));
  for (const input of inputs) expect(input).toEqual(inputs[0]);
  await finish(sandbox);
  expect(messages(await stateOf(store), before)).toEqual(
    messages(await stateAfter(before, operation, inputs[0] ?? {}), before),
  );
}

for (const one of cases.filter(({ operation }) => LONG || onSurfaces.includes(operation))) {
  const { operation } = one;
  const isUnanswered = endsUnanswered(operation);

  test(`${operation}: every failure is shown once, changes nothing and keeps the input; expired, throttled and slow, it is then done once.`, async ({
    page,
    sandbox,
    store,
  }) => {
    await begin(page, sandbox, one);
    const before = await stateOf(store);
    const since = sandbox.calls.length;
    const url = page.url();
    const line = scopeOf(page, one).getByRole('status', { name: 'Slow response' });
    let times = 0;

    const expectUndone = async (failure: (typeof FAILURES)[number]) => {
      times += 1;
      await expectMessage(page, one, failure);
      await expectKept(page, one);
      await expect(page).toHaveURL(url);
      const { writes, reads } = sent(sandbox, one, since);
      expect(writes).toEqual(Array(times).fill(operation));
      // Only an unknown outcome is checked, and only when a check can show it.
      expect(reads > 0).toBe(failure.lost && !one.repeatable);
      expect(messages(await stateOf(store), before)).toEqual(messages(before, before));
      sandbox.faults.splice(0);
    };

    // That an API is already gone is what its deletion asks for.
    const failures = FAILURES.filter(({ what }) => operation !== 'DeleteApi' || what !== '404');
    for (const failure of failures) {
      await test.step(failure.what, async () => {
        sandbox.faults.push({ operation, times: 1, fail: failure.fail });
        await sendIt(page, one);
        await expectUndone(failure);
      });
    }

    await test.step('silence beyond the limit', async () => {
      const { until, release } = hold();
      sandbox.faults.push({ operation, times: 1, until, fail: 'network' });
      const ended = page.waitForEvent('requestfailed', isWrite);
      await sendIt(page, one);
      await expect.poll(() => sent(sandbox, one, since).inputs.length).toBe(times + 1);
      await page.clock.fastForward(36_000);
      await expectUndone({ what: '', fail: 'network', message: SILENCE, lost: true });
      // The browser has no queued request that could still be sent.
      await ended;
      release();
    });

    await test.step('expired credentials, 429 three times, then ten seconds of silence', async () => {
      const { until, release } = hold();
      sandbox.faults.push(
        { operation, times: 1, fail: EXPIRED },
        { operation, times: 3, fail: THROTTLED },
        { operation, times: 1, until, ...(isUnanswered && { fail: 'network-after' }) },
      );
      await renewCredentials({ page, sandbox, store }, one);
      await expect(async () => {
        const { length } = sent(sandbox, one, since).inputs;
        if (length < times + 5) await page.clock.fastForward(5000);
        expect(length).toBe(times + 5);
      }).toPass({ intervals: [50] });
      await page.clock.fastForward(10_000);
      await expect(line).toHaveText(/: no response yet, (10|15|20) s\. After 35 s the console checks/);
      await expectKept(page, one);
      release();
    });

    if (isUnanswered) await expectFound(page, one);
    times += isUnanswered && one.repeatable ? 6 : 5;
    await expectDoneOnce({ page, sandbox, store }, one, { since, before, times });
    await expect(line).toHaveCount(0);
    // One that is repeated is applied twice, to the same end.
    if (!one.repeatable) expect(sent(sandbox, one, since).accepted).toBe(isUnanswered ? 0 : 1);
  });
}

test.describe('With the browser’s own clock,', () => {
  // Nothing here waits: without a clock to move, the tests of a worker can share what the browser has compiled.
  test.use({ ownContext: false });

  for (const one of cases.filter(({ operation }) => LONG || OF_EACH_KIND.includes(operation))) {
    const { operation } = one;

    test(`${operation}: expired credentials are renewed and the same call continues; applied without a response, it is found and not repeated.`, async ({
      page,
      sandbox,
      store,
      allowStatus,
    }) => {
      // The check of a delete gets a 404.
      allowStatus(404);
      await fillIn(page, sandbox, one);
      const before = await stateOf(store);
      const since = sandbox.calls.length;
      sandbox.faults.push(
        { operation, times: 1, fail: EXPIRED },
        { operation, times: 1, fail: 'network-after' },
      );
      await renewCredentials({ page, sandbox, store }, one);
      await expectFound(page, one);
      await expectDoneOnce({ page, sandbox, store }, one, { since, before, times: one.repeatable ? 3 : 2 });
    });
  }
});
