/** Keys that every YAML reader takes for text as they stand. */
const PLAIN_KEY = /^[A-Za-z/$][A-Za-z0-9_./{}+$-]*$/;

/** Words that YAML 1.1 reads as something else. */
const RESERVED = /^(y|n|yes|no|on|off|true|false|null)$/i;

/** Characters that JSON leaves as they are and YAML 1.1 breaks lines at or does not allow. */
const UNSAFE = /[\u007f-\u009f\u2028\u2029\ufeff]/g;

/**
 * JSON data as YAML in block style, every text in double quotes: versions 1.1 and 1.2 read it alike, and no text is
 * mistaken for a number or a date. Own code because a general writer takes three times the CPU of everything else that an
 * export of 300 routes does.
 */
export function writeYaml(value: unknown): string {
  const lines: string[] = [];
  write(value, '', '', lines);
  return `${lines.join('\n')}\n`;
}

/** @param lead what precedes the value on its first line; @param indent of the lines below */
function write(value: unknown, lead: string, indent: string, lines: string[]): void {
  const entries = typeof value === 'object' && value !== null ? partsOf(value) : [];
  if (entries.length === 0) {
    lines.push(lead + scalar(value));
    return;
  }
  // A collection below a key begins on the next line; one in a list begins on the dash's.
  const inline = lead === '' || lead.endsWith('- ');
  if (!inline) lines.push(lead.trimEnd());
  for (const [index, [head, item]] of entries.entries()) {
    write(item, (inline && index === 0 ? lead : indent) + head, `${indent}  `, lines);
  }
}

/** The members of a map or list with what each begins with: `key: ` or `- `. */
function partsOf(value: object): [head: string, item: unknown][] {
  if (Array.isArray(value)) return value.map((item: unknown) => ['- ', item]);
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => [`${PLAIN_KEY.test(key) && !RESERVED.test(key) ? key : quoted(key)}: `, item]);
}

function scalar(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return '[]';
  return typeof value === 'object' && value !== null ? '{}' : String(value);
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(
    UNSAFE,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
