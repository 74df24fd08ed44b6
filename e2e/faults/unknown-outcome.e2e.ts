import { paths } from '../../src/app/paths';
import { test } from '../fixtures';
import { expectOneAlert, expectScreen, field, press } from '../forms';
import { expectCalls, expectNotification } from '../helpers';
import { seedApi } from '../seed';

// The worst fault, where the check fails too; successful checks are in the matrix.

test.use({ start: 'empty' });

test('A write whose check fails too is not sent again: the next submit checks first.', async ({
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

test('When the connection recovers, the same form can be submitted.', async ({ page, sandbox }) => {
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
