import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { buildApp, ROOT } from './prepare.mjs';
import { printedUrl } from './printed-url.mjs';

// The part of `npm run bench` that needs a browser: the sandbox of a page with a full IndexedDB.

/** @typedef {{ key: string, value: unknown, seq: number }} Stored */

/**
 * Fills the page's database, and measures a page that starts with it and a write.
 * @param {{ records: readonly Stored[], apiId: string, apis: number }} world the records of one API, which is repeated
 * @param {(what: string, work: () => Promise<unknown>, prepare?: () => Promise<unknown>) => Promise<void>} measure
 */
export async function benchBrowser(world, measure) {
  const executablePath = await findChromium();
  if (!executablePath || !(await buildApp())) {
    console.log('IndexedDB was not measured: there is no Chromium, or the console could not be built.');
    return;
  }
  const { chromium } = await import('@playwright/test');
  const server = spawn(process.execPath, [join(ROOT, 'src/scripts/start.mjs')], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const { origin } = new URL(await printedUrl(server, /http:\/\/\S+\?code=\S+/));
    const context = await browser.newContext({ baseURL: origin });
    const page = await context.newPage();
    await page.goto('/apis');
    await page.getByRole('rowheader').first().waitFor();
    // A page without the console, so that nothing else has the database open.
    await page.goto('/favicon.svg');
    await page.evaluate(fill, world);
    await measure(
      'A page starts on an IndexedDB that is full, to the first rows',
      async () => {
        await page.goto('/apis');
        await page.getByRole('rowheader').first().waitFor();
      },
      () => page.goto('/favicon.svg'),
    );
    let made = 0;
    await measure(
      'A description is saved on a page whose IndexedDB is full, from the press to the next screen',
      async () => {
        await page.getByRole('button', { name: 'Save', exact: true }).click();
        await page.getByRole('heading', { level: 1, name: 'API 0', exact: true }).waitFor();
      },
      async () => {
        made += 1;
        await page.goto(`/apis/${world.apiId}/edit`);
        await page.getByRole('textbox', { name: 'Description', exact: true }).fill(`bench ${made}`);
      },
    );
  } finally {
    await browser.close();
    server.kill();
  }
}

/**
 * Runs in the page: repeats the records of one API under other ids, the first under its own.
 * @param {{ records: readonly Stored[], apiId: string, apis: number }} world
 */
async function fill({ records, apiId, apis }) {
  /** @type {IDBDatabase} */
  const db = await new Promise((resolve, reject) => {
    const opening = indexedDB.open('gatehouse-sandbox');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  let seq = 0;
  /** @param {(tx: IDBTransaction) => void} change */
  const write = (change) =>
    new Promise((resolve, reject) => {
      const tx = db.transaction(['records', 'meta', 'writes'], 'readwrite');
      tx.oncomplete = resolve;
      tx.onabort = () => reject(tx.error);
      change(tx);
    });
  await write((tx) => {
    tx.objectStore('records').clear();
    tx.objectStore('writes').clear();
  });
  for (let at = 0; at < apis; at++) {
    const id = at === 0 ? apiId : `api${String(at).padStart(7, '0')}`;
    await write((tx) => {
      for (const { key, value } of records) {
        seq += 1;
        const own = key.includes('|api|')
          ? { .../** @type {object} */ (value), ApiId: id, Name: `API ${at}` }
          : value;
        tx.objectStore('records').put({ key: key.replace(apiId, id), value: own, seq });
      }
    });
  }
  await write((tx) => {
    const meta = tx.objectStore('meta');
    meta.put(seq, 'seq');
    meta.put(1, 'version');
  });
  db.close();
}
