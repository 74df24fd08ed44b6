import type { Locator, Page } from '@playwright/test';
import { paths } from '../../src/app/paths';
import type { Sandbox } from '../../src/sandbox/types';
import { apiArn } from '../../src/service/arn';
import { AWS_CONNECTION } from '../aws-host';
import { expect, test } from '../fixtures';
import { addTag, expectScreen, field, press } from '../forms';
import { expectCalls } from '../helpers';
import { functionArn, seedApi, seedJwtAuthorizer, seedRoute } from '../seed';
import { chip, unlock } from './fixtures';
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
  /** Goes as far as the button that opens the dialog or submits the form. */
  prepare: (world: World) => Promise<unknown>;
  /** Opens the dialog that sends; without it, the form does. */
  ask?: (page: Page) => Promise<unknown>;
  /** The button that sends. */
  button: string;
  sends: string[];
  isWizard?: true;
}

const button = (scope: Page | Locator, name: string) => scope.getByRole('button', { name, exact: true });

const KEYS = ['GET /a', 'GET /b'];

/** What the name of its API guards. */
const IN_API: Change[] = [
  {
    what: 'A form that creates',
    prepare: async ({ page, apiId }) => {
      await page.goto(paths.stage.create(apiId));
      await field(page, 'Stage name').fill('dev');
    },
    button: 'Create stage',
    sends: ['CreateStage'],
  },
  {
    what: 'A dialog that deletes',
    prepare: async ({ page, apiId, sandbox }) =>
      page.goto(paths.authorizer.detail(apiId, await seedJwtAuthorizer(sandbox, apiId))),
    ask: (page) => press(page, 'Delete'),
    button: 'Delete',
    sends: ['DeleteAuthorizer'],
  },
  {
    what: 'A plan over several routes',
    prepare: async ({ page, apiId, sandbox }) => {
      for (const key of KEYS) await seedRoute(sandbox, apiId, key);
      await page.goto(paths.route.list(apiId));
      for (const key of KEYS) await page.getByRole('checkbox', { name: `Select ${key}` }).check();
    },
    ask: async (page) => {
      await press(page, 'Actions');
      await page.getByRole('menuitem', { name: 'Delete', exact: true }).click();
    },
    button: 'Delete',
    sends: ['DeleteRoute', 'DeleteRoute'],
  },
  {
    what: 'The tags',
    prepare: async ({ page, apiId }) => {
      await page.goto(paths.tags(apiArn(AWS_CONNECTION.region, apiId)));
      await expectScreen(page, 'Edit tags');
      await addTag(page, 0, 'team', 'shop');
    },
    button: 'Save',
    sends: ['TagResource'],
  },
];

/** What makes an API, which is guarded by the connection's name alone. */
const NEW_API: Change[] = [
  {
    what: 'The wizard',
    prepare: async ({ page }) => {
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
    },
    isWizard: true,
    button: 'Create API',
    sends: ['CreateApi', 'CreateIntegration', 'CreateRoute', 'CreateStage'],
  },
  {
    what: 'An import',
    prepare: async ({ page }) => {
      await page.goto(paths.apiImport);
      await field(page, 'OpenAPI document').fill(DOCUMENT);
    },
    button: 'Import API',
    sends: ['ImportApi'],
  },
];

/**
 * Goes through both guards of a change.
 * @param name the one that the production prompt asks for
 */
async function expectGuarded(world: World, change: Change, name: string): Promise<void> {
  const { page, sandbox } = world;
  const dialog = page.getByRole('dialog');
  const send = button(change.ask ? dialog : page, change.button);
  // A dialog asks itself, and opens no second one.
  const go = change.ask ? send : button(dialog, 'Continue');
  const confirm = async () => {
    await expect(go).toBeDisabled();
    await expect(dialog).toHaveCount(1);
    await field(dialog, `Type ${name} to confirm`).fill(name);
    await go.click();
  };
  await change.prepare(world);
  const since = sandbox.calls.length;

  await test.step('On a connection that is read-only, nothing is sent.', async () => {
    await change.ask?.(page);
    const reason = /e2e is read-only\. Unlock it for this tab/;
    if (change.isWizard) {
      // Its last button cannot be disabled: it shows an error when it is pressed.
      await send.click();
      await expect(page.getByRole('alert')).toContainText(reason);
      await expect(dialog).toHaveCount(0);
    } else {
      await expect(send).toBeDisabled();
      await expect(page.getByText(reason).first()).toBeAttached();
    }
    await expectCalls(sandbox, [], { since });
    if (change.ask) await press(dialog, 'Cancel');
  });

  await test.step(`Unlocked, it asks for ${name} before anything is sent.`, async () => {
    await unlock(page);
    await change.ask?.(page);
    if (!change.ask) await send.click();
    await expect(go).toBeDisabled();
    await expectCalls(sandbox, [], { since });
    await confirm();
    await expectCalls(sandbox, change.sends, { since });
  });
}

test.describe('On a connection that is read-only and whose pattern for production names the API,', () => {
  handOver({ readOnly: true, productionPattern: 'live' });

  for (const change of IN_API) {
    test(`nothing is sent before it is unlocked and the API's name is typed: ${change.what.toLowerCase()}.`, async ({
      page,
      sandbox,
    }) => {
      const apiId = await seedApi(sandbox, 'HTTP', 'live-shop');
      await expectGuarded({ page, apiId, sandbox }, change, 'live-shop');
    });
  }
});

test.describe('On a connection that is read-only and production,', () => {
  handOver({ isProduction: true, readOnly: true });

  for (const change of NEW_API) {
    test(`nothing is sent before it is unlocked and its name is typed: ${change.what.toLowerCase()}.`, async ({
      page,
      sandbox,
    }) => {
      await expectGuarded({ page, apiId: '', sandbox }, change, 'e2e');
    });
  }

  test('a form that edits and its undo are blocked by the lock and ask for its name.', async ({
    page,
    sandbox,
  }) => {
    const apiId = await seedApi(sandbox);
    const lock = async () => {
      await chip(page).getByRole('button').click();
      await page.getByRole('checkbox', { name: 'Read-only' }).click();
      await page.keyboard.press('Escape');
      await expect(chip(page)).toContainText('Read-only');
    };
    const dialog = page.getByRole('dialog');
    const since = sandbox.calls.length;

    await test.step('Locked, the form does not save.', async () => {
      await page.goto(paths.apiEdit(apiId));
      await expect(chip(page)).toContainText('Production');
      await field(page, 'Description').fill('changed with care');
      await expect(button(page, 'Save')).toBeDisabled();
      await expectCalls(sandbox, [], { since });
    });

    await test.step('Unlocked, it asks, and a cancelled question sends nothing and keeps the input.', async () => {
      await unlock(page);
      await press(page, 'Save');
      await expect(dialog).toContainText('e2e is marked as production');
      await expect(button(dialog, 'Continue')).toBeDisabled();
      await press(dialog, 'Cancel');
      await expect(field(page, 'Description')).toHaveValue('changed with care');
      await expectCalls(sandbox, [], { since });
    });

    await test.step('With the name typed it saves.', async () => {
      await press(page, 'Save');
      await field(dialog, 'Type e2e to confirm').fill('e2e');
      await press(dialog, 'Continue');
      await expectScreen(page, 'shop');
      await expectCalls(sandbox, ['UpdateApi'], { since });
    });

    const undo = button(dialog, 'Undo');
    await test.step('Locked, its undo is disabled, whatever is typed.', async () => {
      await lock();
      await press(page, 'Undo UpdateApi of API shop');
      await field(dialog, 'Type e2e to confirm').fill('e2e');
      await expect(undo).toBeDisabled();
      await press(dialog, 'Cancel');
      await expectCalls(sandbox, ['UpdateApi'], { since });
    });

    await test.step('Unlocked, it asks, and then undoes.', async () => {
      await unlock(page);
      await press(page, 'Undo UpdateApi of API shop');
      await expect(undo).toBeDisabled();
      await field(dialog, 'Type e2e to confirm').fill('e2e');
      await undo.click();
      await expectCalls(sandbox, ['UpdateApi', 'UpdateApi'], { since });
    });
  });
});
