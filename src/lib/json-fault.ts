/** A syntax error in a JSON text. */
interface JsonFault {
  /** The offset in UTF-16 units. */
  offset: number;
  message: string;
}

const LITERAL = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const BLANK = /[ \t\r\n]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * The first syntax error of a text that `JSON.parse` rejects. The engines' messages differ and often have no position,
 * so this parser finds it; it keeps nesting in a list, so that depth cannot exhaust the call stack.
 */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: ('{' | '[')[] = [];
  let wanted: 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd' = 'value';
  let at = 0;
  const fault = (message: string, offset = at): JsonFault => ({ offset, message });

  for (;;) {
    at = after(BLANK, text, at) ?? at;
    const char = text[at];
    if (char === undefined) {
      if (wanted === 'commaOrEnd' && open.length === 0) return undefined;
      return fault(
        open.length === 0 ? 'a value is missing' : `the text ends before "${open.at(-1)}" is closed`,
      );
    }
    if (wanted === 'commaOrEnd') {
      const inner = open.at(-1);
      if (inner === undefined) return fault(`${shown(char)} after the end of the document is not allowed`);
      if (char === (inner === '{' ? '}' : ']')) open.pop();
      else if (char === ',') wanted = inner === '{' ? 'key' : 'value';
      else return fault(`"," or "${inner === '{' ? '}' : ']'}" is expected, not ${shown(char)}`);
      at += 1;
    } else if (wanted === 'colon') {
      if (char !== ':') return fault(`":" is expected, not ${shown(char)}`);
      wanted = 'value';
      at += 1;
    } else if (wanted === 'key' || wanted === 'keyOrEnd') {
      if (char === '}' && wanted === 'keyOrEnd') {
        open.pop();
        at += 1;
        wanted = 'commaOrEnd';
      } else if (char === '"') {
        const end = stringEnd(text, at);
        if (typeof end !== 'number') return end;
        at = end;
        wanted = 'colon';
      } else return fault(`a name in double quotes is expected, not ${shown(char)}`);
    } else if (char === ']' && wanted === 'valueOrEnd') {
      open.pop();
      at += 1;
      wanted = 'commaOrEnd';
    } else if (char === '{' || char === '[') {
      open.push(char);
      at += 1;
      wanted = char === '{' ? 'keyOrEnd' : 'valueOrEnd';
    } else {
      const end = char === '"' ? stringEnd(text, at) : after(LITERAL, text, at);
      if (end === undefined) return fault(`a value is expected, not ${shown(char)}`);
      if (typeof end !== 'number') return end;
      at = end;
      wanted = 'commaOrEnd';
    }
  }
}

/** The offset behind the string that starts at `start`, or its fault. */
function stringEnd(text: string, start: number): number | JsonFault {
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (Number.isNaN(code)) return { offset: start, message: 'a string is not closed' };
    if (code === 0x22) return at + 1;
    if (code < 0x20)
      return code === 0x0a || code === 0x0d
        ? { offset: at, message: 'a line break inside a string is not allowed' }
        : { offset: at, message: 'a control character inside a string is not allowed' };
    if (code !== 0x5c) at += 1;
    else {
      const end = after(ESCAPE, text, at);
      if (end === undefined) return { offset: at, message: 'an escape inside a string is malformed' };
      at = end;
    }
  }
}

/** The offset behind what `sticky` matches at `at`. */
function after(sticky: RegExp, text: string, at: number): number | undefined {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : undefined;
}

const shown = (char: string) => (char === '"' ? 'a string' : `"${char}"`);
