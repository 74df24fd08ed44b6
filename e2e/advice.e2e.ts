import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import { corsAdvice } from '../src/service/rules/cors';
import { routeAdvice } from '../src/service/rules/route';
import { stageAdvice } from '../src/service/rules/stage';
import { expect, test } from './fixtures';
import { giveUp } from './form-steps';
import { addToken, choice, field } from './forms';
import { seed, seedApi } from './seed';

// What the service accepts but is probably not meant is said on the form where it is typed.

test.use({ start: 'empty' });

/** By rule: the form, what a user types, and what the form says; those of one form follow each other. */
const ADVICE: Readonly<
  Record<
    string,
    readonly [form: (apiId: string) => string, type: (page: Page) => Promise<unknown>, says: string]
  >
> = {
  'cors.credentials.wildcards': [
    (apiId) => paths.corsEdit(apiId),
    async (page) => {
      await addToken(page, 'Allowed headers', '*');
      await choice(page, 'Allow credentials').check();
    },
    'With credentials, browsers read * as the plain character',
  ],
  'cors.origins.form': [
    (apiId) => paths.corsEdit(apiId),
    (page) => addToken(page, 'Allowed origins', 'https://*.example.com'),
    'other forms are not documented',
  ],
  'route.key.sameVariable': [
    (apiId) => paths.route.create(apiId),
    (page) => field(page, 'Path').fill('/a/{id}/b/{id}'),
    'Duplicate variable {id} in the path',
  ],
  'stage.throttling.zero': [
    (apiId) => paths.stage.edit(apiId, 'prod'),
    (page) => field(page, 'Rate limit, requests per second').fill('0'),
    'A limit of 0 rejects every request with 429',
  ],
  'stage.accessLog.long': [
    (apiId) => paths.stage.create(apiId),
    (page) => field(page, 'Log format').fill(`{"id":"$context.requestId ${'x'.repeat(1100)}"}`),
    "The service's model says 1024 characters",
  ],
  'stage.accessLog.variables': [
    (apiId) => paths.stage.create(apiId),
    (page) => field(page, 'Log format').fill('$context.requestId $context.unknown'),
    '$context.unknown is not documented for HTTP APIs',
  ],
};

test('Every piece of advice has a form, and is said there.', async ({ page, sandbox }) => {
  const rules = [...corsAdvice, ...routeAdvice, ...stageAdvice].map(({ id }) => id);
  expect(Object.keys(ADVICE).sort()).toEqual(rules.sort());

  const apiId = await seedApi(sandbox);
  await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName: 'prod' });
  let open = '';
  for (const [rule, [form, type, says]] of Object.entries(ADVICE))
    await test.step(`${rule} is said on its form.`, async () => {
      const address = form(apiId);
      if (open === '') await page.goto(address);
      else if (open !== address) await giveUp(page, address);
      open = address;
      await expect(page.getByText(says)).toHaveCount(0);
      await type(page);
      await expect(page.getByText(says).first()).toBeVisible();
    });
});
