import { expect, it } from 'vitest';
import page from '../../../docs/traffic-rules.md?raw';
import { MARKS, RULES } from './rules';

const sections = new Map(
  page.split(/^## /m).flatMap((text) => {
    const [, number] = /^(\d+\.\d+) /.exec(text) ?? [];
    return number === undefined ? [] : [[number, text] as const];
  }),
);
const files = import.meta.glob<string>(['./**/*.ts', '!./**/*.test.ts', '!./rules.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

it.each(Object.entries(RULES))('%s is in its section, with its mark', (_id, { section, mark }) => {
  expect(sections.get(section)).toContain(`[${mark}]`);
});

it('Each rule is cited by a step', () => {
  const code = Object.values(files).join('\n');
  expect(Object.keys(RULES).filter((id) => !code.includes(`'${id}'`))).toEqual([]);
});

it('The marks are those that the page explains, in its order', () => {
  expect([...page.matchAll(/^\| \[([A-Z]+)\] +\|/gm)].map(([, mark]) => mark)).toEqual([...MARKS]);
});
