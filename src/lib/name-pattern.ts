/**
 * Whether one of `texts` matches a pattern: `/…/` is a regular expression, everything else is a substring that they
 * contain, ignoring case. An empty pattern or an invalid regular expression matches nothing.
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

/** Whether a pattern is valid; an empty one is. */
export function isPattern(pattern: string): boolean {
  const source = /^\/(.+)\/$/.exec(pattern)?.[1];
  return source === undefined || compiled(source) !== undefined;
}

function compiled(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 'i');
  } catch {
    // The form rejects such a pattern; readers of a stored one call `isPattern` first.
    return undefined;
  }
}
