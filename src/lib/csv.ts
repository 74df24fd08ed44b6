/** A cell: text, a number, or nothing. */
export type Cell = string | number | undefined;

/**
 * Rows as CSV (RFC 4180): CRLF at the end of each line, quotes where a cell needs them. A text that a spreadsheet would take
 * for a formula gets an apostrophe before it (OWASP, CSV injection).
 */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(toCell).join(',')}\r\n`).join('');
}

function toCell(value: Cell): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
