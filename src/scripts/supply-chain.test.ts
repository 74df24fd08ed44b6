import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ALLOWED_LICENCES, isAllowed, shipped } from './licences.mjs';

interface LockEntry {
  integrity?: string;
  link?: boolean;
  license?: string;
  dev?: boolean;
  hasInstallScript?: boolean;
}

const { packages } = JSON.parse(
  readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'),
) as { packages: Record<string, LockEntry> };

const downloads = Object.entries(packages).filter(([path, { link }]) => path !== '' && !link);

test('Every download of the lockfile has its integrity, those for other platforms too.', () => {
  expect(downloads.length).toBeGreaterThan(100);
  expect(downloads.filter(([, { integrity = '' }]) => !/^sha512-/.test(integrity))).toEqual([]);
});

test('No dependency runs a script when it is installed.', () => {
  expect(downloads.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
});

test('A licence expression is allowed when one of its alternatives is.', () => {
  expect(ALLOWED_LICENCES).toContain('MIT');
  expect(isAllowed('MIT')).toBe(true);
  expect(isAllowed('(GPL-3.0 OR Apache-2.0)')).toBe(true);
  expect(isAllowed('MIT AND GPL-3.0')).toBe(false);
  expect(isAllowed('MIT AND ISC')).toBe(true);
  expect(isAllowed('UNLICENSED')).toBe(false);
  expect(isAllowed(undefined)).toBe(false);
});

test('All that the build contains has a licence of the list.', () => {
  const all = shipped();
  expect(all.map(([path]) => path)).toEqual(
    expect.arrayContaining([
      'node_modules/react',
      'node_modules/@aws-sdk/client-apigatewayv2',
      'node_modules/idb',
    ]),
  );
  expect(all.filter(([, { license }]) => !isAllowed(license))).toEqual([]);
});
