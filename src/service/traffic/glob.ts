/**
 * Whether a text has the form of a pattern in which `*` is any text and, where `single` is set, `?` is any character.
 * Takes time in proportion to the product of the lengths, whatever the pattern.
 */
export function matchesGlob(pattern: string, text: string, { single = false } = {}): boolean {
  let at = 0;
  let place = 0;
  let star = -1;
  let resume = 0;
  while (place < text.length) {
    if (pattern[at] === '*') {
      star = at++;
      resume = place;
    } else if (at < pattern.length && (pattern[at] === text[place] || (single && pattern[at] === '?'))) {
      at++;
      place++;
    } else if (star >= 0) {
      at = star + 1;
      place = ++resume;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
