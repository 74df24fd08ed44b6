import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import { QUOTAS } from '../src/service/rules/quotas';
import { answerPagesOf } from './budget';
import { expect, test } from './fixtures';
import { addTag, press } from './forms';
import { expectNoAxeViolations, expectRowCount } from './helpers';
import { seed, seedApi, seedDomainName, seedMapping, seedRoute } from './seed';

test.use({ start: 'empty' });

const meter = (page: Page, label: string) => page.getByRole('meter', { name: label });

test.describe('The meter of a quota', () => {
  test('says how much is used, what happens when it is full, and that the figure is the documentation’s.', async ({
    page,
    sandbox,
  }) => {
    const apiId = await seedApi(sandbox);
    for (let n = 0; n < 7; n++) await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName: `s${n}` });
    await page.goto(paths.stage.list(apiId));
    await expect(meter(page, 'Stages per API')).toHaveText('7 of 10');
    await press(page, '7 of 10 ↑');
    await expect(page.getByRole('dialog')).toContainText('AWS raises this quota on request.');
    await expect(page.getByRole('dialog')).toContainText('the figure of AWS’s documentation');
    await expect(page.getByRole('dialog')).not.toContainText('Full');

    for (let n = 7; n < 10; n++) await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName: `s${n}` });
    await page.reload();
    await press(page, '10 of 10 ↑, full');
    await expect(page.getByRole('dialog')).toContainText(
      'Quota reached: the service rejects further resources until one is deleted or the quota is raised.',
    );
    await expectNoAxeViolations(page);
  });

  test('shows its details within a narrow window from the first frame on.', async ({ page, sandbox }) => {
    const apiId = await seedApi(sandbox);
    await page.setViewportSize({ width: 390, height: 700 });
    await page.goto(paths.stage.list(apiId));
    const button = page.getByRole('button', { name: '0 of 10 ↑', exact: true });
    const box = await button.evaluate((element) => {
      (element as HTMLButtonElement).click();
      // Before the browser has drawn anything or sent another event.
      const { left, right, top } = document.querySelector(':popover-open')?.getBoundingClientRect() ?? {};
      return { left, right, gap: (top ?? 0) - element.getBoundingClientRect().bottom };
    });
    expect(box.left).toBeGreaterThan(0);
    expect(box.right).toBeLessThanOrEqual(390 - 8);
    expect(box.gap).toBe(8);
  });

  test('waits until the whole list is loaded.', async ({ page, sandbox }) => {
    const apiId = await seedApi(sandbox);
    for (let n = 0; n < 70; n++) await seedRoute(sandbox, apiId, `GET /no-${n}`);
    answerPagesOf(sandbox, 60);
    await page.goto(paths.route.list(apiId));
    await expectRowCount(page, 50);
    await expect(meter(page, 'Routes per API')).toHaveCount(0);
    await page.getByRole('button', { name: 'Next page' }).click();
    await expect(meter(page, 'Routes per API')).toHaveText('70 of 300');
  });

  test('counts of API mappings only those of several levels.', async ({ page, sandbox }) => {
    const domain = 'api.example.com';
    const apiId = await seedApi(sandbox);
    await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName: 'prod' });
    await seedDomainName(sandbox, domain);
    for (const key of ['shop', 'shop/v1', 'shop/v2']) await seedMapping(sandbox, domain, apiId, 'prod', key);
    await page.goto(paths.apiMapping.list(domain));
    await expect(meter(page, 'Multi-level API mappings per domain')).toHaveText('2 of 200');
  });

  test('is at the tags of a form and grows with them; a fixed quota has no arrow.', async ({ page }) => {
    await page.goto(paths.vpcLink.create());
    await expect(meter(page, 'Tags per resource')).toHaveText('0 of 50');
    await addTag(page, 0, 'team', 'web');
    await expect(meter(page, 'Tags per resource')).toHaveText('1 of 50');
    await press(page, '1 of 50');
    await expect(page.getByRole('dialog')).toContainText('This quota cannot be raised.');
  });

  for (const [path, quota] of [
    [paths.apis, QUOTAS.apisPerRegion],
    [paths.domainName.list(), QUOTAS.domainNamesPerRegion],
    [paths.vpcLink.list(), QUOTAS.vpcLinksPerRegion],
  ] as const) {
    test(`${quota.label} is shown on ${path}.`, async ({ page }) => {
      await page.goto(path);
      await expect(meter(page, quota.label)).toHaveText(`0 of ${quota.limit}`);
    });
  }
});
