import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { paths } from '../../src/app/paths';
import { expect, test } from '../fixtures';
import { chooseAction, expectScreen, field, press } from '../forms';
import { expectNoRenderedJunk, expectNotification } from '../helpers';
import { LONG } from '../long';
import { addressOf, follow, groupsOf, loaded, screens } from '../route-map';
import { seed, seedApi } from '../seed';
import { enterWorld } from '../worlds';
import { expectHarmless, hostileWorld, LINK, MIXED, PROTOTYPE_NAMES, SCRIPT } from './untrusted-text-world';

// Names, descriptions and tags belong to whoever may write to the account. On every screen they are text, and what the
// user types is text too, and is kept as typed.

test.use({ start: 'empty' });

test.beforeEach(({ page }) => {
  page.on('dialog', (dialog) => expect(dialog.message()).toBe('no dialog'));
});

/** All text on the screen, fields included. */
const readable = (page: Page) =>
  page.evaluate(() => {
    const fields = document.querySelectorAll<HTMLInputElement>('input,textarea');
    const titles = [...document.querySelectorAll('[title]')].map((one) => one.getAttribute('title') ?? '');
    return [
      document.title,
      document.body.textContent,
      ...titles,
      ...[...fields].map(({ value }) => value),
    ].join('\n');
  });

/** Screens without data of an account. */
const WITHOUT_RESOURCES =
  /^(\*|test|saved.*|inventory|search|findings|journal.*|connections.*|apis\/(create|wizard|import)|(domains|vpc-links)\/create)$/;

for (const [at, patterns] of groupsOf(screens, 20).entries()) {
  test(`Text of the service is plain text on every screen, part ${at + 1}: ${patterns[0]} and those after it.`, async ({
    page,
    store,
  }) => {
    const world = await enterWorld(store, 'empty', hostileWorld);
    for (const [index, pattern] of patterns.entries()) {
      await test.step(pattern, async () => {
        const address = addressOf(pattern, world);
        await (index === 0 ? page.goto(address) : follow(page, address));
        await loaded(page);
        await expect(page.getByRole('alert')).toHaveCount(0);
        if (!WITHOUT_RESOURCES.test(pattern)) {
          const hostile = /onerror="window|__proto__|constructor/;
          await expect.poll(() => readable(page), { message: pattern }).toMatch(hostile);
        }
        await expectHarmless(page);
        await expectNoRenderedJunk(page);
      });
    }
  });
}

const NAMES = { 'all at once': MIXED, 'a script': SCRIPT, 'a link': LINK };

for (const [what, text] of Object.entries(NAMES)) {
  test(`A name is plain text in lists, breadcrumbs, dialogs, search results and the journal: ${what}.`, async ({
    page,
    sandbox,
  }) => {
    const ApiId = await seedApi(sandbox, 'HTTP', text);
    await page.goto(paths.apis);
    await page.getByRole('rowheader').getByRole('link').click();
    await expectScreen(page, text);
    await expect(page).toHaveTitle(new RegExp(escaped(text.slice(0, 10).trim())));
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search' }).fill(text);
    await expect(page.getByRole('option').first()).toContainText(text);
    await page.keyboard.press('Escape');

    await page.goto(paths.apiEdit(ApiId));
    await field(page, 'Description').fill(text);
    await press(page, 'Preview API calls');
    await expect(page.getByRole('region', { name: 'AWS CLI code' })).toContainText('update-api');
    await expectHarmless(page);
    await press(page, 'Save');
    await expectScreen(page, text);
    expect((await seed(sandbox, 'GetApi', { ApiId })).Description).toBe(text);
    await page.getByRole('navigation', { name: 'Resources' }).getByRole('link', { name: 'Journal' }).click();
    await page.getByRole('link', { name: 'UpdateApi' }).click();
    await expectScreen(page, /^UpdateApi/);
    await expect(page.getByRole('region', { name: 'Input' })).toContainText(JSON.stringify(text));
    await expectHarmless(page);
    await page.getByRole('navigation', { name: 'Resources' }).getByRole('link', { name: 'Journal' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^Export \d+ calls? shown as JSON$/ }).click(),
    ]);
    const { calls } = JSON.parse(await readFile(await file.path(), 'utf8')) as { calls: { input: object }[] };
    expect(calls[0]?.input).toEqual({ ApiId, Description: text });
    await press(page, 'Copy 1 call shown as script');
    for (const language of ['boto3', 'JavaScript', 'AWS CLI']) {
      await page.getByRole('dialog').getByRole('button', { name: language, exact: true }).click();
      await expect(page.getByRole('region', { name: `${language} code` })).toBeVisible();
      await expectHarmless(page);
    }
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

    await page.goto(paths.api(ApiId));
    await chooseAction(page, 'Delete');
    await expect(page.getByRole('dialog')).toContainText(text);
    await expectHarmless(page);
    await field(page.getByRole('dialog'), `Type ${text} to confirm`).fill(text);
    await press(page.getByRole('dialog'), 'Delete');
    await expectNotification(page, text);
    await expectHarmless(page);
  });
}

const FORMS = screens.filter((pattern) => /(create|edit|wizard|import|tags\/:arn)$/.test(pattern));

test('The forms are found: of each of the kinds to create and to edit, and those beside them.', () => {
  expect(FORMS.length).toBeGreaterThanOrEqual(30);
  expect(FORMS.filter((pattern) => OF_EACH_FIELD.test(pattern))).toHaveLength(12);
});

/** The fields that accept text now, code editors included. */
const textFields = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('textbox')
    .or(page.getByRole('main').getByRole('combobox'))
    .and(
      page.locator('input:enabled:not([readonly]), textarea:enabled:not([readonly]), [contenteditable=true]'),
    );

/** Opens what holds further fields: rows of maps and lists, once each. */
async function openAll(page: Page) {
  const adds = page.getByRole('main').getByRole('button', { name: /^Add (?!connection)/, disabled: false });
  for (const name of await adds.allTextContents()) {
    await adds.filter({ hasText: name }).first().click();
    await page.keyboard.press('Escape');
  }
}

async function typed(one: Locator, text: string) {
  if (!(await one.isVisible()) || !(await one.isEditable())) return;
  const isEditor = (await one.getAttribute('contenteditable')) === 'true';
  await one.fill(text);
  // The list of matches would cover the fields below.
  if ((await one.getAttribute('role')) === 'combobox') await one.press('Escape');
  const kept = isEditor ? await one.textContent() : await one.inputValue();
  // An editor closes brackets and quotes of its own, and renders only visible lines.
  if (isEditor) expect(kept).toContain(text.slice(0, 20));
  else expect(kept?.replaceAll('\n', '')).toBe(text);
}

/**
 * The forms that have every kind of text field between them: single and of several lines, numbers, lists of texts and of
 * pairs, choices that may be typed, codes, and those of dialogs. `npm run test:long` goes through all forms.
 */
const OF_EACH_FIELD =
  /^(apis\/(wizard|import)|apis\/:apiId\/(cors\/edit|(routes|integrations|authorizers|models)\/create|stages\/item\/:id\/edit)|.*integrationId.*\/edit|domains\/create|connections\/create|tags\/:arn)$/;

for (const pattern of FORMS.filter((one) => LONG || OF_EACH_FIELD.test(one))) {
  test(`What is typed into every text field of ${pattern} is plain text, and is kept as typed.`, async ({
    page,
    store,
    allowStatus,
  }) => {
    // The service may reject what the form accepts.
    allowStatus(400, 404, 409);
    const world = await enterWorld(store, 'empty', hostileWorld);
    await page.goto(addressOf(pattern, world));
    await loaded(page);
    await openAll(page);
    const fields = textFields(page);
    await expect(fields.first()).toBeVisible();
    const submit = page
      .getByRole('main')
      .locator('button[type=submit]')
      .or(page.getByRole('button', { name: 'Next' }));
    const invalid = page.locator('[aria-invalid=true]');
    // What is too long is refused by every form; the other text may pass, and then the form is left.
    for (const text of ['x'.repeat(10_000), MIXED]) {
      for (let at = 0; at < (await fields.count()); at++) await typed(fields.nth(at), text);
      await expectHarmless(page);
      const place = async () =>
        `${page.url()} ${await page.getByRole('heading', { level: 1 }).textContent()}`;
      const before = await place();
      await submit.last().click();
      await expect
        .poll(
          async () => (await place()) !== before || (await page.getByRole('alert').or(invalid).count()) > 0,
        )
        .toBe(true);
      await expectHarmless(page);
      await expectNoRenderedJunk(page);
    }
  });
}

test('Names of Object.prototype members are keys like any other: created, shown, changed and removed.', async ({
  page,
  sandbox,
}) => {
  const ApiId = await seedApi(sandbox, 'HTTP', 'toString');
  await page.goto(paths.stage.create(ApiId));
  await field(page, 'Stage name').fill('__proto__');
  for (const [at, name] of PROTOTYPE_NAMES.entries()) {
    await press(page, 'Add variable');
    await field(page, `Name ${at + 1}`).fill(name);
    await field(page, `Value ${at + 1}`).fill(`of-${name}`);
  }
  await press(page, 'Create stage');
  await expectScreen(page, '__proto__');
  const stage = async () =>
    (await seed(sandbox, 'GetStage', { ApiId, StageName: '__proto__' })).StageVariables ?? {};
  const before = Object.fromEntries(PROTOTYPE_NAMES.map((name) => [name, `of-${name}`]));
  expect(Object.entries(await stage()).sort()).toEqual(Object.entries(before).sort());
  await page.getByRole('tab', { name: 'Variables' }).click();
  for (const name of PROTOTYPE_NAMES) await expect(page.getByText(`of-${name}`)).toBeVisible();

  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  const row = async (name: string) => {
    for (let at = 1; ; at++) if ((await field(page, `Name ${at}`).inputValue()) === name) return at;
  };
  await field(page, `Value ${await row('constructor')}`).fill('changed');
  await page.getByRole('group', { name: 'Name __proto__' }).getByRole('button', { name: 'Remove' }).click();
  const since = sandbox.calls.length;
  await press(page, 'Save');
  await expectScreen(page, '__proto__');
  const { ['__proto__']: _, ...rest } = before;
  expect(Object.entries(await stage()).sort()).toEqual(
    Object.entries({ ...rest, constructor: 'changed' }).sort(),
  );
  // What was not touched is not sent.
  const sent = sandbox.calls.slice(since).find(({ operation }) => operation === 'UpdateStage')?.input ?? {};
  expect(Object.keys(sent.StageVariables as object).sort()).toEqual(['__proto__', 'constructor']);
});

test('An error message with HTML is shown as text.', async ({ page, sandbox }) => {
  const text = MIXED;
  sandbox.faults.push({
    operation: 'GetApis',
    fail: { status: 400, error: 'BadRequestException', message: text },
  });
  await page.goto(paths.apis);
  await expectScreen(page, 'Could not load');
  await expect(page.getByRole('alert')).toContainText(text);
  await expectHarmless(page);
});

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
