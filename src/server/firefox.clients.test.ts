import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printedUrl } from '../scripts/printed-url.mjs';

// The browser tests run in Chromium. This is the console's sandbox in a Firefox of this machine, by WebDriver BiDi.

const PLACES = [
  ...(process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => ['firefox', 'firefox-esr'].map((name) => join(folder, name))),
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

const isExecutable = (path: string) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const executablePath = PLACES.find(isExecutable);

let server: ChildProcess;
let browser: Browser;
let page: Page;
let url = '';
const problems: string[] = [];

beforeAll(async () => {
  if (!executablePath) return;
  server = spawn(process.execPath, ['src/scripts/start.mjs', '--port', '0']);
  url = await printedUrl(server);
  browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
  page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.setDefaultTimeout(30_000);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server?.kill();
});

/** Where elements of a role are whose text is their name. Firefox itself takes a second of a processor for each search by role. */
const ELEMENTS = { link: 'a', button: 'button', menuitem: '*[@role="menuitem"]' };

const elementPath = (role: keyof typeof ELEMENTS, name: string) =>
  `::-p-xpath(//${ELEMENTS[role]}[normalize-space()="${name}"])`;

const click = (role: keyof typeof ELEMENTS, name: string) => page.locator(elementPath(role, name)).click();

const fill = (label: string, text: string) =>
  page
    .locator(`::-p-xpath(//input[@id=//label[starts-with(normalize-space(), "${label}")]/@for])`)
    .fill(text);

const SEARCH = 'input[aria-label="Search APIs"]';

/** Waits for the page's heading. */
const screen = (title: string) =>
  page.waitForFunction((text) => document.querySelector('h1')?.textContent?.startsWith(text), {}, title);

const text = () => page.evaluate(() => document.querySelector('main')?.textContent ?? '');

test.skipIf(!executablePath)(
  'The console works in Firefox: open, list, filter, create, delete, journal, import (skipped where there is no Firefox)',
  { timeout: 180_000 },
  async () => {
    await page.goto(url);
    await screen('APIs');
    await page.waitForSelector(elementPath('link', 'orders'));

    await page.locator(SEARCH).fill('chat');
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
    await page.focus(SEARCH);
    await page.keyboard.press('Escape');
    for (const _ of 'chat') await page.keyboard.press('Backspace');
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 3);

    await click('link', 'Create API');
    await screen('Create API');
    await fill('Name', 'firefox');
    await click('button', 'Review');
    await screen('Review API');
    await click('button', 'Create API');
    await screen('firefox');

    await click('button', 'Actions');
    await click('menuitem', 'Delete');
    await fill('Type firefox to confirm', 'firefox');
    await page.waitForFunction(() => {
      const buttons = [...document.querySelectorAll('[role="dialog"] button')];
      const last = buttons.findLast((button) => button.textContent === 'Delete');
      return last && !(last as HTMLButtonElement).disabled && last.getAttribute('aria-disabled') !== 'true';
    });
    await page.evaluate(() => {
      const buttons = [...document.querySelectorAll<HTMLButtonElement>('[role="dialog"] button')];
      buttons.findLast((button) => button.textContent === 'Delete')?.click();
    });
    await screen('APIs');

    await click('link', 'Journal');
    await screen('Journal');
    await page.waitForSelector(elementPath('link', 'DeleteApi'));
    expect(await text()).toContain('CreateApi');

    await page.goto(`${url}/apis/import`);
    await screen('Import API');
    const file = join(mkdtempSync(join(tmpdir(), 'gatehouse-')), 'pets.json');
    writeFileSync(
      file,
      JSON.stringify({ openapi: '3.0.1', info: { title: 'pets', version: '1' }, paths: {} }),
    );
    const input = await page.waitForSelector('input[type=file]');
    await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
    await page.waitForFunction(() => document.body.textContent?.includes('Creates API pets'));
    await click('button', 'Import API');
    await screen('API imported');
    expect(problems).toEqual([]);
  },
);
