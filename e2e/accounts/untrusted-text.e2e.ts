import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { paths } from '../../src/app/paths';
import { expect, test } from '../fixtures';
import { chooseAction, expectScreen, field, fillCode, press } from '../forms';
import { expectNoRenderedJunk, expectNotification } from '../helpers';
import { LONG } from '../long';
import { addressOf, follow, loaded, screens } from '../route-map';
import { seed, seedApi } from '../seed';
import { enterWorld } from '../worlds';
import {
  expectHarmless,
  expectNoDialogs,
  hostileWorld,
  LINK,
  MIXED,
  PROTOTYPE_NAMES,
  SCRIPT,
} from './untrusted-text-world';

// Names, descriptions and tags belong to whoever may write to the account. They are text wherever a change leads, and what the
// user types is text too, and is kept as typed. That they are text on every screen is in every-screen.e2e.ts.

test.use({ start: 'empty' });

test.beforeEach(({ page }) => expectNoDialogs(page));

test('A name is plain text in lists, breadcrumbs, dialogs, search results, code and the journal.', async ({
  page,
  sandbox,
}) => {
  const text = MIXED;
  const others = [SCRIPT, LINK];
  const ApiId = await seedApi(sandbox, 'HTTP', text);
  for (const other of others) await seedApi(sandbox, 'HTTP', other);
  const openJournal = () =>
    page.getByRole('navigation', { name: 'Resources' }).getByRole('link', { name: 'Journal' }).click();
  const openApi = async (name: string) => {
    await page
      .getByRole('rowheader')
      .getByRole('link')
      .filter({ hasText: name.slice(0, 10) })
      .click();
    await expectScreen(page, name);
    await expect(page).toHaveTitle(new RegExp(escaped(name.slice(0, 10).trim())));
    await expectHarmless(page);
  };

  await test.step('the list, the screen and its title', async () => {
    await page.goto(paths.apis);
    for (const name of others) {
      await openApi(name);
      await page.goBack();
    }
    await openApi(text);
  });

  await test.step('search results', async () => {
    await page.keyboard.press('Control+k');
    for (const name of [...others, text]) {
      await page.getByRole('combobox', { name: 'Search' }).fill(name);
      await expect(page.getByRole('option').first()).toContainText(name);
      await expectHarmless(page);
    }
    await page.keyboard.press('Escape');
  });

  await test.step('the code of a change', async () => {
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await press(page, 'Preview API calls');
    for (const description of [...others, text]) {
      await field(page, 'Description').fill(description);
      // What the shell would read is quoted, further on.
      await expect(page.getByRole('region', { name: 'AWS CLI code' })).toContainText(
        description.slice(0, 18),
      );
      await expectHarmless(page);
    }
    await press(page, 'Save');
    await expectScreen(page, text);
    expect((await seed(sandbox, 'GetApi', { ApiId })).Description).toBe(text);
  });

  await test.step('the journal, its export and its script', async () => {
    await openJournal();
    await page.getByRole('link', { name: 'UpdateApi' }).click();
    await expectScreen(page, /^UpdateApi/);
    await expect(page.getByRole('region', { name: 'Input' })).toContainText(JSON.stringify(text));
    await expectHarmless(page);
    await openJournal();
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
  });

  await test.step('a deletion and its notification', async () => {
    await follow(page, paths.api(ApiId));
    await chooseAction(page, 'Delete');
    await expect(page.getByRole('dialog')).toContainText(text);
    await expectHarmless(page);
    await field(page.getByRole('dialog'), `Type ${text} to confirm`).fill(text);
    await press(page.getByRole('dialog'), 'Delete');
    await expectNotification(page, text);
    await expectHarmless(page);
  });

  await test.step('an error message', async () => {
    sandbox.faults.push({
      operation: 'GetVpcLinks',
      fail: { status: 400, error: 'BadRequestException', message: text },
    });
    await follow(page, paths.vpcLink.list());
    await expectScreen(page, 'Could not load');
    await expect(page.getByRole('alert')).toContainText(text);
    await expectHarmless(page);
  });
});

const FORMS = screens.filter((pattern) => /(create|edit|wizard|import|tags\/:arn)$/.test(pattern));

test('The forms are found: of each of the kinds to create and to edit, and those beside them.', () => {
  expect(FORMS.length).toBeGreaterThanOrEqual(30);
  expect(FORMS.filter((pattern) => OF_EACH_FIELD.test(pattern))).toHaveLength(5);
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

/** What a text field is, and undefined while it accepts no text. */
const kindOf = (one: Locator) =>
  one.evaluate((element: HTMLInputElement) => {
    const isText = element.checkVisibility({ visibilityProperty: true }) && !element.readOnly;
    if (!isText || element.matches(':disabled')) return undefined;
    const isInRow = element.closest('[role=group]') !== null;
    const { localName, type, role, inputMode, isContentEditable: isEditor } = element;
    return {
      isEditor,
      isChoice: role === 'combobox',
      kind: [localName, type, role, inputMode, isInRow].join(),
    };
  });

/** Types the text into the fields, of which a form has many of one kind: into the first of each, or with `LONG` into all. */
async function typeInto(fields: Locator, text: string) {
  const done = new Set<string>();
  for (let at = 0; at < (await fields.count()); at++) {
    const one = fields.nth(at);
    const { isEditor, isChoice, kind = '' } = (await kindOf(one)) ?? {};
    if (kind === '' || (done.has(kind) && !LONG)) continue;
    done.add(kind);
    await (isEditor ? fillCode(one, text) : one.fill(text));
    // The list of matches would cover the fields below.
    if (isChoice) await one.press('Escape');
    const kept = isEditor ? await one.textContent() : await one.inputValue();
    // An editor closes brackets and quotes of its own, and renders only visible lines.
    if (isEditor) expect(kept).toContain(text.slice(0, 20));
    else expect(kept?.replaceAll('\n', '')).toBe(text);
  }
  expect(done.size).toBeGreaterThan(0);
}

/**
 * The forms that have every kind of text field between them: single and of several lines, numbers, lists of texts and of
 * pairs, choices that may be typed, passwords and codes. All fields of all forms are React's, which sets their values: what one
 * field of a kind does, all of them do. `npm run test:long` goes through all fields of all forms.
 */
const OF_EACH_FIELD =
  /^(apis\/import|apis\/:apiId\/(cors\/edit|stages\/item\/:id\/edit)|.*integrationId.*\/edit|connections\/create)$/;

for (const pattern of FORMS.filter((one) => LONG || OF_EACH_FIELD.test(one))) {
  test(`What is typed into the text fields of ${pattern} is plain text, and is kept as typed.`, async ({
    page,
    store,
    allowStatus,
  }) => {
    // The service may reject what the form accepts.
    allowStatus(400, 404, 409);
    const world = await enterWorld(store, 'sample', hostileWorld);
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
      await typeInto(fields, text);
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

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
