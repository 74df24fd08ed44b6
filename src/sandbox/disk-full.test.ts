import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox } from './sandbox';
import { type FileStore, openFileStore } from './store-file';
import type { Sandbox, WireResponse } from './types';

// A file system that is really full. Only root can mount one: elsewhere, the tests of the data file have a disk of their own
// that refuses to grow.

const CAN_MOUNT =
  process.env.LONG === '1' && process.platform === 'linux' && process.getuid?.() === 0 && canMount();

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-mount-'));
  try {
    mount(folder);
    execFileSync('umount', [folder]);
    return true;
  } catch {
    // A container without the right to mount.
    return false;
  } finally {
    rmdirSync(folder);
  }
}

function mount(folder: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', folder], { stdio: 'ignore' });
}

describe.skipIf(!CAN_MOUNT)(
  'A file system that is full (mounted by root in npm run test:long; skipped elsewhere)',
  () => {
    let folder = '';
    let store: FileStore;
    let sandbox: Sandbox;

    const openSandbox = async () => {
      store = await openFileStore(join(folder, 'data'));
      sandbox = createSandbox({ store, start: 'empty' });
    };
    const ask = (method: string, url: string, body = '') =>
      sandbox.handle({ method, url, headers: {}, body });
    const create = (name: string) =>
      ask('POST', '/v2/apis', JSON.stringify({ name, protocolType: 'HTTP', description: 'x'.repeat(500) }));
    const names = async (token = ''): Promise<string[]> => {
      const { body } = await ask('GET', `/v2/apis?maxResults=500${token && `&nextToken=${token}`}`);
      const { items, nextToken } = JSON.parse(body) as { items: { name: string }[]; nextToken?: string };
      const rest = nextToken === undefined ? [] : await names(encodeURIComponent(nextToken));
      return [...items.map(({ name }) => name), ...rest];
    };

    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'gatehouse-full-'));
      mount(folder);
      await openSandbox();
    });

    afterEach(async () => {
      await store.close();
      execFileSync('umount', [folder]);
      rmdirSync(folder);
    });

    it('loses no write that was answered, says so for the others, and takes writes again once there is room', async () => {
      const answers: { name: string; answer: WireResponse }[] = [];
      // Eight clients at once, until each was refused several times.
      await Promise.all(
        Array.from({ length: 8 }, async (_, client) => {
          let refused = 0;
          for (let at = 0; refused < 5; at++) {
            const name = `api ${client}-${at}`;
            const answer = await create(name);
            answers.push({ name, answer });
            if (answer.status !== 201) refused += 1;
          }
        }),
      );
      const made = answers.filter(({ answer }) => answer.status === 201).map(({ name }) => name);
      const refusals = answers.filter(({ answer }) => answer.status !== 201);
      expect(made.length).toBeGreaterThan(100);
      expect(refusals.length).toBeGreaterThanOrEqual(40);
      for (const { answer } of refusals) {
        expect(answer.status).toBe(500);
        expect(answer.body).toContain('The data file cannot be written (ENOSPC); nothing was changed');
      }
      expect((await names()).sort()).toEqual([...made].sort());

      await store.close();
      await openSandbox();
      expect((await names()).sort()).toEqual([...made].sort());
      execFileSync('mount', ['-o', 'remount,size=4m', folder]);
      expect((await create('after')).status).toBe(201);
      await store.close();
      await openSandbox();
      expect((await names()).sort()).toEqual([...made, 'after'].sort());
    });
  },
);
