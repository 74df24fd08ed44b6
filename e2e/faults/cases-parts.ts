import type { Page } from '@playwright/test';
import { paths } from '../../src/app/paths';
import type { Sandbox } from '../../src/sandbox/types';
import { choice, expectScreen, field, press } from '../forms';
import { functionArn, seedApi, seedIntegration, seedLambdaAuthorizer, seedRoute } from '../seed';
import type { FaultCase } from './case';

type Screen = 'detail' | 'edit';

const openRoute = async (page: Page, sandbox: Sandbox, screen: Screen) => {
  const apiId = await seedApi(sandbox);
  await page.goto(paths.route[screen](apiId, await seedRoute(sandbox, apiId, 'GET /there')));
};

const openIntegration = async (page: Page, sandbox: Sandbox, screen: Screen) => {
  const apiId = await seedApi(sandbox);
  await page.goto(paths.integration[screen](apiId, await seedIntegration(sandbox, apiId)));
};

const openAuthorizer = async (page: Page, sandbox: Sandbox, screen: Screen) => {
  const apiId = await seedApi(sandbox);
  await page.goto(paths.authorizer[screen](apiId, await seedLambdaAuthorizer(sandbox, apiId)));
};

/** Routes, integrations and authorizers of an HTTP API. */
export const partCases: readonly FaultCase[] = [
  {
    operation: 'CreateRoute',
    open: async (page, sandbox) => {
      await page.goto(paths.route.create(await seedApi(sandbox)));
      await choice(page, 'None yet').click();
    },
    typed: [
      ['Path', '/pets'],
      ['Operation name', 'listPets'],
    ],
    button: 'Create route',
    done: 'GET /pets',
  },
  {
    operation: 'UpdateRoute',
    open: (page, sandbox) => openRoute(page, sandbox, 'edit'),
    typed: [['Operation name', 'readThere']],
    button: 'Save',
    done: 'GET /there',
  },
  {
    operation: 'DeleteRoute',
    open: async (page, sandbox) => {
      await openRoute(page, sandbox, 'detail');
      await press(page, 'Delete');
    },
    dialog: { name: 'Delete route GET /there', says: 'fail after the next deployment' },
    button: 'Delete',
    done: /^Routes/,
  },
  {
    operation: 'CreateIntegration',
    // A resource without a name is found after an unknown outcome when its list was loaded before.
    open: async (page, sandbox) => {
      const apiId = await seedApi(sandbox);
      await seedIntegration(sandbox, apiId, { IntegrationUri: functionArn('pets') });
      await page.goto(paths.integration.list(apiId));
      await page.getByRole('link', { name: 'Create integration' }).first().click();
      await expectScreen(page, 'Create integration');
    },
    typed: [
      ['Function ARN', functionArn('pets')],
      ['Description', 'Typed with care'],
    ],
    button: 'Create integration',
    done: /Lambda pets/,
  },
  {
    operation: 'UpdateIntegration',
    open: (page, sandbox) => openIntegration(page, sandbox, 'edit'),
    typed: [['Description', 'Typed with care']],
    button: 'Save',
    done: /Lambda orders/,
  },
  {
    operation: 'DeleteIntegration',
    open: async (page, sandbox) => {
      await openIntegration(page, sandbox, 'detail');
      await press(page, 'Delete');
    },
    dialog: { name: 'Delete integration Lambda orders', says: 'Integration Lambda orders is removed' },
    button: 'Delete',
    done: /^Integrations/,
  },
  {
    operation: 'CreateAuthorizer',
    open: async (page, sandbox) => {
      await page.goto(paths.authorizer.create(await seedApi(sandbox)));
      await choice(page, 'Lambda').click();
      await field(page, 'Function ARN').waitFor();
    },
    typed: [
      ['Name', 'keys'],
      ['Function ARN', functionArn('keys')],
    ],
    button: 'Create authorizer',
    done: 'keys',
  },
  {
    operation: 'UpdateAuthorizer',
    open: (page, sandbox) => openAuthorizer(page, sandbox, 'edit'),
    typed: [['Name', 'companies']],
    button: 'Save',
    done: 'companies',
  },
  {
    operation: 'DeleteAuthorizer',
    open: async (page, sandbox) => {
      await openAuthorizer(page, sandbox, 'detail');
      await press(page, 'Delete');
    },
    dialog: { name: 'Delete authorizer partners', says: 'Authorizer partners is removed' },
    button: 'Delete',
    done: /^Authorizers/,
  },
];
