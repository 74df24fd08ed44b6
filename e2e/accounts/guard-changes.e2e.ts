import type { Locator, Page } from '@playwright/test';
import { paths } from '../../src/app/paths';
import type { Sandbox } from '../../src/sandbox/types';
import { apiArn } from '../../src/service/arn';
import { AWS_CONNECTION } from '../aws-host';
import { expect, test } from '../fixtures';
import { addTag, expectScreen, field, press } from '../forms';
import { expectCalls } from '../helpers';
import { functionArn, seedApi, seedJwtAuthorizer, seedRoute } from '../seed';
import { chip } from './fixtures';
import { handOver } from './hand-over';

// The lock and the production prompt guard every kind of change: forms, dialogs, plans over several
// resources, the wizard, documents, tags and undo.

test.use({ start: 'empty' });

const DOCUMENT = JSON.stringify({ openapi: '3.0.1', info: { title: 'pets', version: '1' }, paths: {} });

interface World {
  page: Page;
  apiId: string;
  sandbox: Sandbox;
}

interface Change {
  what: string;
  /** Navigates up to the submit button, and returns it. */
  open: (world: World) => Promise<Locator>;
  sends: string[];
}

const button = (scope: Page | Locator, name: string) => scope.getByRole('button', { name, exact: true });

const CHANGES: Change[] = [
  {
    what: 'A form that creates',
    open: async ({ page, apiId }) => {
      await page.goto(paths.stage.create(apiId));
      await field(page, 'Stage name').fill('dev');
      return button(page, 'Create stage');
    },
    sends: ['CreateStage'],
  },
  {
    what: 'A form that edits',
    open: async ({ page, apiId }) => {
      await page.goto(paths.apiEdit(apiId));
      await field(page, 'Description').fill('changed');
      return button(page, 'Save');
    },
    sends: ['UpdateApi'],
  },
  {
    what: 'A dialog that deletes',
    open: async ({ page, apiId, sandbox }) => {
      const id = await seedJwtAuthorizer(sandbox, apiId);
      await page.goto(paths.authorizer.detail(apiId, id));
      await press(page, 'Delete');
      return button(page.getByRole('dialog'), 'Delete');
    },
    sends: ['DeleteAuthorizer'],
  },
  {
    what: 'A plan over several routes',
    open: async ({ page, apiId, sandbox }) => {
      for (const key of ['GET /a', 'GET /b']) await seedRoute(sandbox, apiId, key);
      await page.goto(paths.route.list(apiId));
      for (const key of ['GET /a', 'GET /b'])
        await page.getByRole('checkbox', { name: `Select ${key}` }).check();
      await press(page, 'Actions');
      await page.getByRole('menuitem', { name: 'Delete', exact: true }).click();
      return button(page.getByRole('dialog'), 'Delete');
    },
    sends: ['DeleteRoute', 'DeleteRoute'],
  },
  {
    what: 'The wizard',
    open: async ({ page }) => {
      await page.goto(paths.apiWizard);
      await field(page, 'Name').fill('made');
      await press(page, 'Next');
      await expectScreen(page, 'Integrations');
      await field(page, 'Function ARN').fill(functionArn('orders'));
      await press(page, 'Next');
      await expectScreen(page, 'Authorizer');
      await press(page, 'Next');
      await expectScreen(page, 'Routes');
      await field(page, 'Path 1').fill('/orders');
      await press(page, 'Next');
      await expectScreen(page, 'Stage');
      await press(page, 'Next');
      await expectScreen(page, 'Review');
      return button(page, 'Create API');
    },
    sends: ['CreateApi', 'CreateIntegration', 'CreateRoute', 'CreateStage'],
  },
  {
    what: 'An import',
    open: async ({ page }) => {
      await page.goto(paths.apiImport);
      await field(page, 'OpenAPI document').fill(DOCUMENT);
      return button(page, 'Import API');
    },
    sends: ['ImportApi'],
  },
  {
    what: 'The tags',
    open: async ({ page, apiId }) => {
      await page.goto(paths.tags(apiArn(AWS_CONNECTION.region, apiId)));
      await expectScreen(page, 'Edit tags');
      await addTag(page, 0, 'team', 'shop');
      return button(page, 'Save');
    },
    sends: ['TagResource'],
  },
];

/** Answers the production prompt, in whichever dialog it is. */
async function answerFor(page: Page, name: string, send: Locator) {
  if (await send.isEnabled()) await send.click();
  const dialog = page.getByRole('dialog');
  const typed = field(dialog, `Type ${name} to confirm`);
  await expect(typed).toBeVisible();
  const go = button(dialog, 'Continue').or(send);
  await expect(go.last()).toBeDisabled();
  return { type: () => typed.fill(name), go: () => go.last().click() };
}

test.describe('On a connection that is read-only', () => {
  handOver({ readOnly: true });

  for (const { what, open } of CHANGES) {
    test(`nothing is sent: ${what.toLowerCase()}.`, async ({ page, sandbox }) => {
      const apiId = await seedApi(sandbox);
      const send = await open({ page, apiId, sandbox });
      const since = sandbox.calls.length;
      // The wizard's last button cannot be disabled: it shows an error when it is pressed.
      if (what === 'The wizard') await send.click();
      else await expect(send).toBeDisabled();
      await expect(page.getByText(/e2e is read-only\. Unlock it for this tab/).first()).toBeAttached();
      await expectCalls(sandbox, [], { since });
    });
  }
});

test.describe('On a connection that is production', () => {
  handOver({ isProduction: true });

  for (const { what, open, sends } of CHANGES) {
    test(`its name is asked for before anything is sent: ${what.toLowerCase()}.`, async ({
      page,
      sandbox,
    }) => {
      const apiId = await seedApi(sandbox);
      const send = await open({ page, apiId, sandbox });
      const since = sandbox.calls.length;
      const question = await answerFor(page, 'e2e', send);
      await expectCalls(sandbox, [], { since });
      await question.type();
      await question.go();
      await expectCalls(sandbox, sends, { since });
    });
  }
});

test.describe('Where the pattern for production names the API', () => {
  handOver({ productionPattern: 'live' });

  // A new resource is guarded by its own, different name.
  for (const { what, open, sends } of CHANGES.filter(({ what }) => !/wizard|import/.test(what))) {
    test(`the API's name is asked for: ${what.toLowerCase()}.`, async ({ page, sandbox }) => {
      const apiId = await seedApi(sandbox, 'HTTP', 'live-shop');
      const send = await open({ page, apiId, sandbox });
      const since = sandbox.calls.length;
      const question = await answerFor(page, 'live-shop', send);
      await expectCalls(sandbox, [], { since });
      await question.type();
      await question.go();
      await expectCalls(sandbox, sends, { since });
    });
  }
});

test.describe('An undo', () => {
  handOver({ isProduction: true, readOnly: true });

  test('is blocked by the lock and prompts for the production name like any other change.', async ({
    page,
    sandbox,
  }) => {
    const apiId = await seedApi(sandbox);
    const lock = async () => {
      await chip(page).getByRole('button').click();
      await page.getByRole('checkbox', { name: 'Read-only' }).click();
      await page.keyboard.press('Escape');
    };
    await page.goto(paths.apiEdit(apiId));
    await lock();
    await field(page, 'Description').fill('changed');
    await press(page, 'Save');
    await field(page.getByRole('dialog'), 'Type e2e to confirm').fill('e2e');
    await press(page.getByRole('dialog'), 'Continue');
    await expectScreen(page, 'shop');
    await lock();
    const since = sandbox.calls.length;
    await press(page, 'Undo UpdateApi of API shop');
    const undo = button(page.getByRole('dialog'), 'Undo');
    await field(page.getByRole('dialog'), 'Type e2e to confirm').fill('e2e');
    await expect(undo).toBeDisabled();
    await expectCalls(sandbox, [], { since });
    await button(page.getByRole('dialog'), 'Cancel').click();
    await lock();
    await press(page, 'Undo UpdateApi of API shop');
    await expect(undo).toBeDisabled();
    await field(page.getByRole('dialog'), 'Type e2e to confirm').fill('e2e');
    await undo.click();
    await expectCalls(sandbox, ['UpdateApi'], { since });
  });
});
