import { expect, it } from 'vitest';
import page from '../../../docs/service-rules.md?raw';

// The page that the rules cite: each citation must lead to a heading, and each mark to its explanation.

const SECTIONS = new Set(
  [...page.matchAll(/^## (Appendix [A-Z]|\d+(?:\.\d+)?) \S/gm)].map(([, section]) => section),
);
const MARKS = new Set([...page.matchAll(/^\| \[([A-Z]+)\] +\|/gm)].map(([, mark]) => mark));

const text = import.meta.glob<string>('../../**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const modules = import.meta.glob<Record<string, unknown>>(
  ['./*.ts', '!./*.test.ts', '!./*.test-support.ts'],
  {
    eager: true,
  },
);

interface Cited {
  id: string;
  mark: string;
  source: string;
}

function isRule(value: unknown): value is Cited {
  return (
    typeof value === 'object' && value !== null && 'source' in value && 'mark' in value && 'check' in value
  );
}

const rules = Object.values(modules).flatMap((module) =>
  Object.values(module).flatMap((list) => (Array.isArray(list) ? list.filter(isRule) : [])),
);

it('The page has all of its sections, each once', () => {
  const found = [...page.matchAll(/^## (Appendix [A-Z]|\d+(?:\.\d+)?) \S/gm)].map(([, section]) => section);
  expect(found.length).toBeGreaterThan(20);
  expect(new Set(found).size).toBe(found.length);
});

it('Every rule cites a section of the page, and has a mark that the page explains', () => {
  expect(rules.length).toBeGreaterThan(100);
  const wrong = rules.filter(({ source, mark }) => !SECTIONS.has(source.split(';')[0]) || !MARKS.has(mark));
  expect(wrong.map(({ id, source, mark }) => `${id}: ${source} [${mark}]`)).toEqual([]);
});

it('Whatever the code cites of the page is a heading there', () => {
  const cited = Object.entries(text).flatMap(([file, code]) => {
    const inRules = file.startsWith('./') ? [...code.matchAll(/source: '([^';]+)/g)] : [];
    // "service-rules 2.6, 2.14" cites both.
    const inComments = [
      ...code.matchAll(/service-rules ((?:Appendix [A-Z]|\d+(?:\.\d+)?)(?:, \d+(?:\.\d+)?)*)/g),
    ];
    return [...inRules, ...inComments].flatMap(([, list = '']) =>
      list.split(', ').map((section) => [file, section] as const),
    );
  });
  expect(cited.length).toBeGreaterThan(150);
  expect(cited.filter(([, section]) => !SECTIONS.has(section))).toEqual([]);
});

it('The page says how certain each of its statements is, with marks that it explains', () => {
  const used = [...page.matchAll(/\[([A-Z]{3,4}(?:, [A-Z]{3,4})*)(?: [^\]]*)?\]/g)].flatMap(
    ([, marks = '']) => marks.split(', '),
  );
  expect(used.length).toBeGreaterThan(100);
  expect([...new Set(used)].filter((mark) => !MARKS.has(mark))).toEqual([]);
});
