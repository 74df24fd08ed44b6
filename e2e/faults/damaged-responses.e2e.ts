import type { Page } from '@playwright/test';
import { paths } from '../../src/app/paths';
import { DAMAGES } from '../../src/sandbox/damaged-responses.test-support';
import type { Sandbox } from '../../src/sandbox/types';
import { expect, test } from '../fixtures';
import { expectScreen, field, openFromList, press } from '../forms';
import { expectCalls, expectNotification } from '../helpers';
import { LONG } from '../long';

// The browser's own reading of damaged responses; every operation meets all of them in a unit test.

test.use({ start: 'empty' });

/** What only a browser decides: lengths, encodings, redirects, silence. */
const OF_THE_BROWSER = [
  'a body shorter than its announced length',
  'broken gzip',
  '302 to a sign-in page',
  'headers, then silence',
];

/** Those that Chromium reports to the page; it sends a request again by itself when a proxy responds with 408. */
const REPORTED = DAMAGES.filter(({ name }) => name !== '408 of a proxy');

async function reviewApi(page: Page): Promise<void> {
  await openFromList(page, paths.apis, 'Create API');
  await field(page, 'Name').fill('pets');
  await press(page, 'Review');
}

for (const damage of REPORTED.filter(({ name }) => LONG || OF_THE_BROWSER.includes(name))) {
  const isSilent = damage.name === 'headers, then silence';

  test.describe(() => {
    // Silence is waited for, with a clock that can be moved.
    test.use({ ownContext: isSilent });

    test(`An API is created once and reported truly after ${damage.name}, also when the button is pressed twice.`, async ({
      page,
      sandbox,
      awsServer,
      problems,
    }) => {
      // Chromium writes a line about a response that it cannot use.
      page.on('console', () => {
        const own = problems.filter((line) => !/Failed to load resource|CORS policy/.test(line));
        problems.splice(0, problems.length, ...own);
      });
      if (isSilent) await page.clock.install();
      await reviewApi(page);
      awsServer.damageNext('POST', damage);
      await press(page, 'Create API');
      if (isSilent) {
        await expect.poll(() => sandbox.calls.some(({ operation }) => operation === 'CreateApi')).toBe(true);
        await page.clock.fastForward(6000);
        await press(page, 'Stop waiting and check');
      }
      await expectCreatedOnce(page, sandbox, damage.reachesService);
    });
  });
}

/** Ends on the API's screen, by a second press where the first was not applied. */
async function expectCreatedOnce(page: Page, sandbox: Sandbox, wasApplied: boolean): Promise<void> {
  const screen = page.getByRole('heading', { level: 1, name: 'pets', exact: true });
  const notApplied = page.getByRole('alert').filter({ hasText: 'and it was not applied' });
  await expect(screen.or(notApplied)).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('undefined');
  if (!wasApplied) {
    await expect(notApplied).toBeVisible();
    await press(page, 'Create API');
  }
  await expectScreen(page, 'pets');
  expect(created(sandbox)).toBe(1);
}

const created = (sandbox: Sandbox) =>
  sandbox.calls.filter(({ operation, status }) => operation === 'CreateApi' && status < 300).length;

const REPEATED = { 'ended without a response': 'cut', 'answered 408 by a proxy': '408 of a proxy' } as const;

for (const [what, name] of Object.entries(REPEATED)) {
  test(`A request that is ${what} is sent again by the browser itself: the second API is found and deleted.`, async ({
    page,
    sandbox,
    awsServer,
  }) => {
    await reviewApi(page);
    awsServer.damageNext('POST', DAMAGES.find((damage) => damage.name === name) ?? 'cut');
    await press(page, 'Create API');
    const dialog = page.getByRole('dialog', { name: 'Delete the duplicate API' });
    await expect(dialog).toContainText('Two exist now with the same values.');
    expect(created(sandbox)).toBe(2);
    await press(dialog, 'Delete');
    await expectScreen(page, 'pets');
    await expectNotification(page, 'The second API was deleted.');
    await expectCalls(sandbox, ['CreateApi', 'CreateApi', 'DeleteApi']);
  });
}
