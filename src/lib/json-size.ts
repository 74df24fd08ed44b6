/** What a JSON text may come to at most. */
export interface JsonLimits {
  /** How many objects and lists may be open at once. */
  depth: number;
  /** How many objects, lists, members and items there may be. */
  values: number;
}

/**
 * Which limit a text exceeds, found in one pass without parsing it: a parser spends its time, and its memory, before it
 * can say that there is too much. The text need not be valid JSON.
 * @returns a sentence's end such as `is nested deeper than 100 levels`, or undefined where it is within both limits
 */
export function jsonExcess(text: string, limits: JsonLimits): string | undefined {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at = stringEnd(text, at);
    } else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      values += 1;
      if (depth > limits.depth) return `is nested deeper than ${limits.depth} levels`;
    } else if (code === 0x7d || code === 0x5d) {
      depth -= 1;
    } else if (code === 0x2c) {
      values += 1;
    }
    if (values > limits.values) return `has more than ${limits.values} values`;
  }
  return undefined;
}

/** The offset of the quotation mark that closes the string which opens at `start`; the text's end without one. */
function stringEnd(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at - 1;
    while (text.charCodeAt(before) === 0x5c && before > start) before -= 1;
    if ((at - before) % 2 === 1) return at;
  }
  return text.length;
}
