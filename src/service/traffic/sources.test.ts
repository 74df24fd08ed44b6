import { expect, it } from 'vitest';
import page from '../../../docs/traffic-rules.md?raw';

// The page that the traffic rules cite: each citation must lead to a heading, and each mark to its explanation.

const headings = [...page.matchAll(/^## (\d+\.\d+) \S/gm)].map(([, section]) => section);
const files = import.meta.glob<string>(['../../**/*.{ts,tsx}', '!./sources.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

it('Each section is there once, and whatever the code cites is one of them', () => {
  expect(new Set(headings).size).toBe(headings.length);
  const cited = Object.entries(files).flatMap(([file, code]) =>
    [...code.matchAll(/traffic-rules (\d+\.\d+(?:(?:, | to )\d+\.\d+)*)/g)].flatMap(([, list = '']) =>
      list.split(/, | to /).map((section) => ({ file, section })),
    ),
  );
  expect(cited.length).toBeGreaterThan(8);
  expect(cited.filter(({ section }) => !headings.includes(section))).toEqual([]);
});

it('Each mark is explained', () => {
  const explained = [...page.matchAll(/^\| \[([A-Z]+)\] +\|/gm)].map(([, mark]) => mark);
  const used = [...page.matchAll(/\[([A-Z]{3,4})\]/g)].map(([, mark]) => mark);
  expect(used.length).toBeGreaterThan(15);
  expect(used.filter((mark) => !explained.includes(mark))).toEqual([]);
});
