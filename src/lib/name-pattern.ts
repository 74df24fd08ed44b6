/**
 * Whether one of `texts` has what a pattern asks for: `/…/` is a regular expression, everything else is text that they
 * contain, whatever the case. An empty pattern, or a regular expression that is none, matches nothing.
 */
export function matchesPattern(pattern: string, texts: readonly string[]): boolean {
  const source = /^\/(.+)\/$/.exec(pattern)?.[1];
  if (source === undefined) {
    const wanted = pattern.trim().toLowerCase();
    return wanted !== '' && texts.some((text) => text.toLowerCase().includes(wanted));
  }
  const expression = compiled(source);
  return expression !== undefined && texts.some((text) => expression.test(text));
}

/** Whether a pattern can be used; an empty one can. */
export function isPattern(pattern: string): boolean {
  const source = /^\/(.+)\/$/.exec(pattern)?.[1];
  return source === undefined || compiled(source) !== undefined;
}

function compiled(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 'i');
  } catch {
    // The form refuses such a pattern; whoever finds one stored asks `isPattern` first.
    return undefined;
  }
}
