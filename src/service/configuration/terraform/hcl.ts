/** An expression, printed as it is; its further lines are indented with the first. */
export class Expression {
  constructor(readonly code: string) {}
}

/** Text with expressions in it. */
export class Template {
  constructor(readonly parts: readonly (string | Expression)[]) {}
}

/** A value of Terraform's language. */
export type HclValue =
  | string
  | number
  | boolean
  | Expression
  | Template
  | readonly HclValue[]
  | { readonly [key: string]: HclValue };

/** What a body consists of. */
export type Item =
  | { kind: 'attribute'; name: string; value: HclValue }
  | { kind: 'comment'; text: string }
  | { kind: 'block'; header: string; items: readonly Item[] };

export const attribute = (name: string, value: HclValue): Item => ({ kind: 'attribute', name, value });
export const comment = (text: string): Item => ({ kind: 'comment', text });
export const block = (header: string, items: readonly Item[]): Item => ({ kind: 'block', header, items });

const WIDTH = 100;

/** Items as Terraform code, formatted as `terraform fmt` does. */
export function printHcl(items: readonly Item[]): string {
  return `${printItems(items, '').join('\n')}\n`;
}

function printItems(items: readonly Item[], pad: string): string[] {
  const lines: string[] = [];
  let aligned: [string, string][] = [];
  const flush = () => {
    lines.push(...alignedLines(aligned, pad));
    aligned = [];
  };
  for (const [index, item] of items.entries()) {
    const before = items[index - 1];
    if (item.kind === 'attribute') {
      aligned.push([item.name, printValue(item.value, pad)]);
      continue;
    }
    flush();
    // A comment stays with what follows it; blocks have space around them.
    if (before && before.kind !== 'comment' && (item.kind === 'block' || pad === '')) lines.push('');
    if (item.kind === 'comment') lines.push(...item.text.split('\n').map((line) => `${pad}# ${line}`));
    else if (item.items.length === 0) lines.push(`${pad}${item.header} {}`);
    else lines.push(`${pad}${item.header} {`, ...printItems(item.items, `${pad}  `), `${pad}}`);
  }
  flush();
  return lines;
}

/** Consecutive assignments of one line have their equals signs below each other. */
function alignedLines(assignments: readonly [string, string][], pad: string): string[] {
  const lines: string[] = [];
  for (let start = 0; start < assignments.length; ) {
    let end = start;
    while (end < assignments.length && !assignments[end]?.[1].includes('\n')) end += 1;
    const group = assignments.slice(start, Math.max(end, start + 1));
    const width = Math.max(...group.map(([name]) => [...name].length));
    lines.push(
      ...group.map(([name, value]) => `${pad}${name}${' '.repeat(width - [...name].length)} = ${value}`),
    );
    start += group.length;
  }
  return lines;
}

function printValue(value: HclValue, pad: string): string {
  if (typeof value === 'string') return quote([value]);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Expression) return value.code.replaceAll('\n', `\n${pad}`);
  if (value instanceof Template) return quote(value.parts);
  const inner = `${pad}  `;
  if (Array.isArray(value)) {
    const items = (value as readonly HclValue[]).map((one) => printValue(one, inner));
    const line = `[${items.join(', ')}]`;
    if (!line.includes('\n') && pad.length + line.length <= WIDTH) return line;
    return `[\n${items.map((item) => `${inner}${item},\n`).join('')}${pad}]`;
  }
  const entries = Object.entries(value).map(([key, one]): [string, string] => [
    quote([key]),
    printValue(one, inner),
  ]);
  if (entries.length === 0) return '{}';
  return ['{', ...alignedLines(entries, inner), `${pad}}`].join('\n');
}

/** A quoted template: `${` and `%{` of the text are text. */
function quote(parts: readonly (string | Expression)[]): string {
  const inner = parts.map((part, index) =>
    typeof part === 'string' ? escapeText(part, index === parts.length - 1) : `\${${part.code}}`,
  );
  return `"${inner.join('')}"`;
}

/** Characters that are invisible or change the direction of the text around them. */
const INVISIBLE =
  /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escapeText(text: string, isLast: boolean): string {
  return text
    .replaceAll(/[\\"]/g, '\\$&')
    .replaceAll(INVISIBLE, (character) => SHORT[character] ?? unicodeEscape(character))
    .replaceAll(/(\$+|%+)(\{|$)/g, (all, signs: string, end: string) => {
      if (end === '' && isLast) return all;
      // A doubled sign is text, but which of several is doubled would not be clear.
      const first = end === '' ? signs : signs.slice(1);
      const escaped = unicodeEscape(signs.charAt(0)).repeat(first.length);
      return end === '' ? escaped : `${escaped}${signs.charAt(0).repeat(2)}{`;
    });
}

const unicodeEscape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
