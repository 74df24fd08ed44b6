import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { corsAdvice } from '../src/service/rules/cors';
import { routeAdvice } from '../src/service/rules/route';
import { stageAdvice } from '../src/service/rules/stage';
import { expect, test } from './fixtures';
import { addToken, choice, field } from './forms';
import { seed, seedApi } from './seed';

// What the service accepts but is probably not meant is said on the form where it is typed.

test.use({ start: 'empty' });

type Step = (page: Page, sandbox: Sandbox) => Promise<void>;

/** By rule: what a user types, and what the form says. */
const ADVICE: Readonly<Record<string, readonly [type: Step, says: string | RegExp]>> = {
  'cors.credentials.wildcards': [
    async (page, sandbox) => {
      await page.goto(paths.corsEdit(await seedApi(sandbox)));
      await addToken(page, 'Allowed headers', '*');
      await choice(page, 'Allow credentials').check();
    },
    'With credentials, browsers read * as the plain character',
  ],
  'cors.origins.form': [
    async (page, sandbox) => {
      await page.goto(paths.corsEdit(await seedApi(sandbox)));
      await addToken(page, 'Allowed origins', 'https://*.example.com');
    },
    'other forms are not documented',
  ],
  'route.key.sameVariable': [
    async (page, sandbox) => {
      await page.goto(paths.route.create(await seedApi(sandbox)));
      await field(page, 'Path').fill('/a/{id}/b/{id}');
    },
    'Duplicate variable {id} in the path',
  ],
  'stage.throttling.zero': [
    async (page, sandbox) => {
      const apiId = await seedApi(sandbox);
      await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName: 'prod' });
      await page.goto(paths.stage.edit(apiId, 'prod'));
      await field(page, 'Rate limit, requests per second').fill('0');
    },
    'A limit of 0 rejects every request with 429',
  ],
  'stage.accessLog.long': [
    async (page, sandbox) => {
      await page.goto(paths.stage.create(await seedApi(sandbox)));
      await field(page, 'Log format').fill(`{"id":"$context.requestId ${'x'.repeat(1100)}"}`);
    },
    "The service's model says 1024 characters",
  ],
  'stage.accessLog.variables': [
    async (page, sandbox) => {
      await page.goto(paths.stage.create(await seedApi(sandbox)));
      await field(page, 'Log format').fill('$context.requestId $context.unknown');
    },
    '$context.unknown is not documented for HTTP APIs',
  ],
};

test('Every piece of advice has a form.', () => {
  const rules = [...corsAdvice, ...routeAdvice, ...stageAdvice].map(({ id }) => id);
  expect(Object.keys(ADVICE).sort()).toEqual(rules.sort());
});

for (const [rule, [type, says]] of Object.entries(ADVICE))
  test(`${rule} is said on its form.`, async ({ page, sandbox }) => {
    await type(page, sandbox);
    await expect(page.getByText(says).first()).toBeVisible();
  });
