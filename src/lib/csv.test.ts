import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCsv } from './csv';

test('cells are quoted where they need it, and lines end with CRLF', () => {
  expect(
    toCsv([
      ['a', 'b,c', 'd"e'],
      ['line\nbreak', ' x', 5, undefined],
    ]),
  ).toBe('a,"b,c","d""e"\r\n"line\nbreak"," x",5,\r\n');
});

test('what a spreadsheet would take for a formula is text', () => {
  const cells = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("x","y")'];
  expect(toCsv(cells.map((cell) => [cell])).split('\r\n')).toEqual([
    "'=1+1",
    "'+1",
    "'-1",
    "'@SUM(A1)",
    "'\t=1",
    '"\'=HYPERLINK(""x"",""y"")"',
    '',
  ]);
  expect(toCsv([[-1]])).toBe('-1\r\n');
});

/** A reader of CSV: what a spreadsheet makes of it. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let hit = cell.exec(text); hit; hit = cell.exec(text)) {
    row.push(hit[1]?.replaceAll('""', '"') ?? hit[2] ?? '');
    if (hit[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

test('a reader gets every text back, with an apostrophe before formulas', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '=', '-', 'ä'),
    maxLength: 6,
  });
  fc.assert(
    fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
      const back = read(toCsv(rows)).map((cells) =>
        cells.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, '')),
      );
      expect(back).toEqual(rows);
    }),
  );
});
