import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './prepare.mjs';

/** Words of stories, where the trade has its own: "represents", "says", "again", "no one". */
const WORDS = ['stands', 'told', 'tells', 'anew', 'nobody', 'as against', 'for want of'];

test('Code and documents are in the standard English of the trade.', () => {
  const files = execFileSync('git', ['ls-files', '-z', 'src', 'e2e', 'docs', '*.md'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const words = new RegExp(`\\b(?:${WORDS.join('|')})\\b`, 'i');
  const found = files
    .split('\0')
    .filter((file) => /\.(?:[cm]?[jt]sx?|css|html|md)$/.test(file) && !file.endsWith('/words.test.ts'))
    .flatMap((file) =>
      readFileSync(join(ROOT, file), 'utf8')
        .split('\n')
        .flatMap((line, at) => (words.test(line) ? [`${file}:${at + 1}: ${line.trim()}`] : [])),
    );
  expect(found).toEqual([]);
});
