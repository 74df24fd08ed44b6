/** How deep collections may nest. */
export const MAX_YAML_DEPTH = 500;

/** How many entries a document may have: its lines, and the commas between braces and brackets. */
const MAX_YAML_ENTRIES = 200_000;

const TOO_DEEP = `it is nested deeper than ${MAX_YAML_DEPTH} levels`;
const TOO_MANY = `it has more than ${MAX_YAML_ENTRIES} lines and entries`;

/**
 * Which limit a YAML text exceeds, found in one pass over its characters, as the parser takes microseconds for each entry
 * and a stack frame for each level. Quotes are not looked at: a document within the limits by a wide margin is never
 * refused, and none beyond them passes.
 */
export function yamlExcess(text: string): string | undefined {
  const indents: number[] = [];
  let entries = 0;
  let flow = 0;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    entries += 1;
    const { first, indicators } = lineStart(text, start, end);
    if (first < end) {
      const indent = first - start;
      while ((indents.at(-1) ?? -1) >= indent) indents.pop();
      indents.push(indent);
      // A flow collection does not go on at the left margin, but for its end: what was counted as open was text.
      if (indent === 0 && !']},'.includes(text.charAt(first))) flow = 0;
    }
    for (let at = first; at < end; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 0x5b || code === 0x7b) flow += 1;
      else if (code === 0x5d || code === 0x7d) flow = Math.max(0, flow - 1);
      else if (code === 0x2c && flow > 0) entries += 1;
      if (flow + indents.length + indicators > MAX_YAML_DEPTH) return TOO_DEEP;
    }
    if (entries > MAX_YAML_ENTRIES) return TOO_MANY;
    start = end + 1;
  }
  return undefined;
}

/** Where a line's text begins, and how many `- `, `? ` and `: ` stand before more of it: each is a level. */
function lineStart(text: string, start: number, end: number): { first: number; indicators: number } {
  let first = start;
  while (first < end && text.charCodeAt(first) === 0x20) first += 1;
  let indicators = 0;
  for (let at = first; at < end; at += 1) {
    const char = text.charAt(at);
    if (char === ' ' || char === '\t') continue;
    if (!'-?:'.includes(char) || !/\s/.test(text.charAt(at + 1) || ' ')) break;
    indicators += 1;
  }
  return { first, indicators };
}
