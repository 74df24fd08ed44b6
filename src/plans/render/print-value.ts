import type { Ref } from '../../service/plan';
import { isRef } from '../refs';

/** How a language writes values; the rest (lists, maps, layout) is the same in Python and JavaScript. */
export interface Dialect {
  indent: string;
  true: string;
  false: string;
  key(name: string): string;
  string(text: string): string;
  /** A multi-line string as lines with their line ends; `pad` is the indentation of the value's line. */
  lines(lines: string[], pad: string): string;
  number(value: number): string;
  date(value: Date): string;
  blob(value: Uint8Array): string;
  ref(ref: Ref): string;
}

/** Beyond this size, one long literal is no harder to read and parses faster than many parts. */
const MAX_LINES = 2000;
const WIDTH = 100;

/** `value` as a literal of `dialect`; members without a value are left out, as the clients do on the wire. */
export function printValue(value: unknown, dialect: Dialect, pad = ''): string {
  if (isRef(value)) return dialect.ref(value);
  if (typeof value === 'string') return printString(value, dialect, pad);
  if (typeof value === 'number') return dialect.number(value);
  if (typeof value === 'boolean') return value ? dialect.true : dialect.false;
  if (value instanceof Date) return dialect.date(value);
  if (value instanceof Uint8Array) return dialect.blob(value);
  const inner = pad + dialect.indent;
  if (Array.isArray(value)) {
    return layOut(
      '[',
      value.filter(isPresent).map((item) => printValue(item, dialect, inner)),
      ']',
      '',
      dialect,
      pad,
    );
  }
  const members = entriesOf(value).map(
    ([key, item]) => `${dialect.key(key)}: ${printValue(item, dialect, inner)}`,
  );
  return layOut('{', members, '}', ' ', dialect, pad);
}

/** The members of an object that have a value. */
export function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).filter(([, item]) => isPresent(item))
    : [];
}

/** Whether a member is sent; undefined and null ones are not. */
export function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function printString(text: string, dialect: Dialect, pad: string): string {
  const lines = text.split(/(?<=\n)/);
  return lines.length < 2 || lines.length > MAX_LINES ? dialect.string(text) : dialect.lines(lines, pad);
}

function layOut(
  open: string,
  items: string[],
  close: string,
  gap: string,
  dialect: Dialect,
  pad: string,
): string {
  if (items.length === 0) return open + close;
  const line = open + gap + items.join(', ') + gap + close;
  if (pad.length + line.length <= WIDTH && !line.includes('\n')) return line;
  const inner = pad + dialect.indent;
  return `${open}\n${items.map((item) => `${inner}${item},\n`).join('')}${pad}${close}`;
}
