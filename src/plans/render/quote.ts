/**
 * Characters that are invisible or change the direction of the surrounding text (controls, zero-width, bidirectional marks):
 * printed as escapes, so that the code does what it shows. With the `u` flag the last range is lone surrogates only.
 */
const INVISIBLE =
  /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]/gu;

const hex = (character: string, digits: number) => character.charCodeAt(0).toString(16).padStart(digits, '0');

/** A string literal that is valid in both Python and JavaScript. */
export function quoteString(text: string): string {
  const inner = text.replace(/[\\']/g, '\\$&').replace(INVISIBLE, (character) => {
    const short = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }[character];
    return short ?? (character < '\u0100' ? `\\x${hex(character, 2)}` : `\\u${hex(character, 4)}`);
  });
  return `'${inner}'`;
}

/** A JSON string literal, invisible characters escaped; `ascii` escapes all that a locale could misread. */
export function quoteJson(text: string, { ascii = false } = {}): string {
  return JSON.stringify(text).replace(
    ascii ? /[\u007f-\uffff]/g : INVISIBLE,
    (character) => `\\u${hex(character, 4)}`,
  );
}

/** One bash or zsh word with exactly the value `text`, which has no NUL and no lone surrogate. */
export function quoteShell(text: string): string {
  if (/^[A-Za-z0-9_./:@%+,-]+$/.test(text)) return text;
  // A tab would start completion where the text is pasted, other controls move the cursor: both as escapes.
  if (text.replaceAll('\n', '').search(INVISIBLE) === -1) return `'${text.replaceAll("'", "'\\''")}'`;
  const inner = text
    .replace(/[\\']/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replace(INVISIBLE, (character) => octal(character));
  return `$'${inner}'`;
}

/** Octal bytes: bash 3.2 knows no `\u`, and `\x` would include a following digit. */
function octal(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
    .join('');
}

/** `text` for a comment: line ends and invisible characters as escapes, since a real one would end the comment. */
export function inlineComment(text: string): string {
  return quoteString(text)
    .slice(1, -1)
    .replace(/\\([\\'])/g, '$1');
}
