import { paths } from '../../src/app/paths';
import { test } from '../fixtures';
import { expectOneAlert, expectScreen, field, press } from '../forms';
import { expectCalls, expectNotification } from '../helpers';
import { seedApi } from '../seed';

// The worst fault, where the service cannot be looked at either; that a look finds what was applied is in the matrix.

test.use({ start: 'empty' });

test('A write that cannot be looked up either is not sent again: the next press looks first.', async ({
  page,
  sandbox,
}) => {
  const ApiId = await seedApi(sandbox);
  await page.goto(paths.stage.create(ApiId));
  await field(page, 'Stage name').fill('prod');
  const since = sandbox.calls.length;
  sandbox.faults.push(
    { operation: 'CreateStage', times: 1, fail: 'network-after' },
    { operation: 'GetStages', fail: 'network' },
  );
  await press(page, 'Create stage');
  await expectOneAlert(page, 'Submitting again checks first, before anything is sent.');
  sandbox.faults.splice(0);
  await press(page, 'Create stage');
  await expectNotification(page, /was not received\. The service shows that it was applied/);
  await expectScreen(page, 'prod');
  await expectCalls(sandbox, ['CreateStage'], { since });
});

test('A connection that comes back lets the same form go on.', async ({ page, sandbox }) => {
  const ApiId = await seedApi(sandbox);
  const since = sandbox.calls.length;
  await page.goto(paths.stage.create(ApiId));
  await field(page, 'Stage name').fill('prod');
  sandbox.faults.push({ operation: '*', fail: 'network' });
  await press(page, 'Create stage');
  await expectOneAlert(page, 'Submitting again checks first, before anything is sent.');
  sandbox.faults.splice(0);
  await press(page, 'Create stage');
  await expectOneAlert(page, 'no response, and it was not applied.');
  await press(page, 'Create stage');
  await expectScreen(page, 'prod');
  await expectCalls(sandbox, ['CreateStage', 'CreateStage'], { since });
});
