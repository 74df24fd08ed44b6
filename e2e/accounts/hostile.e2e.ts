import type { Page } from '@playwright/test';
import { paths } from '../../src/lib/paths';
import type { Sandbox } from '../../src/sandbox/types';
import { expect, test } from '../fixtures';
import { expectScreen, press } from '../forms';
import { expectNoRenderedJunk } from '../helpers';
import { seed, seedApi } from '../seed';

// Names, descriptions and tags belong to whoever may write to the account. On every screen they are text.

const HOSTILE: Record<string, string> = {
  HTML: '<img src=x onerror="window.pwned=1"><b data-pwned>bold</b>',
  'a script': '</textarea></script><script>window.pwned=1</script>',
  'a link': 'javascript:window.pwned=1//"><a data-pwned href="javascript:window.pwned=1">x</a>',
  'right to left': '\u202Egnp.exe\u202C עברית العربية',
  'emoji and joiners': '👩‍👩‍👧‍👦🏳️‍🌈 e\u0301\u0301\u0301',
  'names of prototypes': '__proto__ constructor toString hasOwnProperty',
  templates: '{{7*7}} ${7*7} <%= 7*7 %> #{7*7}',
};

async function expectHarmless(page: Page) {
  const harm = await page.evaluate(() => ({
    ran: 'pwned' in window || 'pwned' in Object.prototype,
    elements: document.querySelectorAll('[data-pwned], img[src="x"], a[href^="javascript:"]').length,
    polluted: Object.keys(Object.prototype),
  }));
  expect(harm).toEqual({ ran: false, elements: 0, polluted: [] });
}

/** An API with the text wherever the service takes free text; tags take letters, digits and a few signs only. */
async function prepare(sandbox: Sandbox, text: string) {
  const ApiId = await seedApi(sandbox, 'HTTP', text);
  await seed(sandbox, 'UpdateApi', { ApiId, Description: text, Version: text.slice(0, 64) });
  const { IntegrationId = '' } = await seed(sandbox, 'CreateIntegration', {
    ApiId,
    IntegrationType: 'HTTP_PROXY',
    IntegrationMethod: 'GET',
    IntegrationUri: 'https://example.com/',
    PayloadFormatVersion: '1.0',
    Description: text,
  });
  await seed(sandbox, 'CreateStage', { ApiId, StageName: 'live', Description: text });
  return { ApiId, IntegrationId };
}

for (const [what, text] of Object.entries(HOSTILE)) {
  test(`What the service answers is text: ${what}.`, async ({ page, sandbox }) => {
    page.on('dialog', () => expect('a dialog').toBe('no dialog'));
    const { ApiId, IntegrationId } = await prepare(sandbox, text);
    const { VpcLinkId = '' } = await seed(sandbox, 'CreateVpcLink', {
      Name: text,
      SubnetIds: ['subnet-0a1b2c3d'],
    });
    for (const address of [
      paths.apis,
      paths.api(ApiId),
      paths.integration.list(ApiId),
      paths.integration.detail(ApiId, IntegrationId),
      paths.stage.detail(ApiId, 'live'),
      paths.vpcLink.list(),
      paths.vpcLink.detail(VpcLinkId),
    ]) {
      await page.goto(address);
      await expect(page.getByText(text).or(page.getByTitle(text)).first()).toBeAttached();
      await expectHarmless(page);
      await expectNoRenderedJunk(page);
    }
    await page.goto(paths.apiEdit(ApiId));
    await expect(page.getByRole('textbox', { name: 'Description', exact: true })).toHaveValue(text);
    await page.goto(paths.api(ApiId));
    await press(page, 'Delete');
    await expect(page.getByRole('dialog')).toContainText(text);
    await expectHarmless(page);
  });
}

const FORMS: [kind: string, address: (apiId: string) => string, protocol: 'HTTP' | 'WEBSOCKET'][] = [
  ['an API', () => paths.apiCreate, 'HTTP'],
  ['a route', paths.route.create, 'HTTP'],
  ['a WebSocket route', paths.route.create, 'WEBSOCKET'],
  ['an integration', paths.integration.create, 'HTTP'],
  ['an authorizer', paths.authorizer.create, 'HTTP'],
  ['a stage', paths.stage.create, 'HTTP'],
  ['a deployment', paths.deployment.create, 'HTTP'],
  ['a model', paths.model.create, 'WEBSOCKET'],
  ['CORS', paths.corsEdit, 'HTTP'],
  ['a domain name', () => paths.domainName.create(), 'HTTP'],
  ['a VPC link', () => paths.vpcLink.create(), 'HTTP'],
  ['a connection', () => paths.connection.create(), 'HTTP'],
];

for (const [kind, address, protocol] of FORMS) {
  test(`What is typed into every text field of ${kind} is text, and is kept as it was typed.`, async ({
    page,
    sandbox,
  }) => {
    const ApiId = await seedApi(sandbox, protocol);
    await page.goto(address(ApiId));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const fields = page.getByRole('main').locator('input[type=text]:enabled, textarea:enabled');
    await expect(fields.first()).toBeVisible();
    const count = await fields.count();
    for (const text of [...Object.values(HOSTILE), 'x'.repeat(10_000)]) {
      for (let at = 0; at < count; at++) {
        const field = fields.nth(at);
        // A field that another one has replaced by now is not there to be filled.
        if (!(await field.isVisible())) continue;
        await field.fill(text);
        await page.keyboard.press('Escape');
        expect((await field.inputValue()).replaceAll('\n', '')).toBe(text);
      }
      await expectHarmless(page);
    }
  });
}

test('A failure that the service tells in HTML is told as text.', async ({ page, sandbox }) => {
  const text = HOSTILE.HTML ?? '';
  sandbox.faults.push({
    operation: 'GetApis',
    fail: { status: 400, error: 'BadRequestException', message: text },
  });
  await page.goto(paths.apis);
  await expectScreen(page, 'Could not load');
  await expect(page.getByRole('alert')).toContainText(text);
  await expectHarmless(page);
});
