/** The words for one unit before and after now, where there are any. */
const UNITS: readonly (readonly [unit: string, seconds: number, before?: string, after?: string])[] = [
  ['year', 31_536_000, 'last year', 'next year'],
  ['month', 2_592_000, 'last month', 'next month'],
  ['week', 604_800, 'last week', 'next week'],
  ['day', 86_400, 'yesterday', 'tomorrow'],
  ['hour', 3600],
  ['minute', 60],
];

/**
 * "3 hours ago", "yesterday", "just now" for anything within a minute: as `Intl.RelativeTimeFormat` has it, which takes longer to
 * create than the rows that need it to render.
 */
export function timeAgo(date: Date, now: Date): string {
  const seconds = (date.getTime() - now.getTime()) / 1000;
  for (const [unit, size, before, after] of UNITS) {
    const count = Math.trunc(seconds / size);
    if (count === 0) continue;
    const word = count === -1 ? before : count === 1 ? after : undefined;
    if (word) return word;
    const amount = countOf(Math.abs(count), unit);
    return count < 0 ? `${amount} ago` : `in ${amount}`;
  }
  return 'just now';
}

let exact: Intl.DateTimeFormat | undefined;

/** The exact time for display, with its zone: "23 Nov 2026, 00:33:12 UTC". */
export function exactTime(date: Date): string {
  exact ??= new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' });
  return exact.format(date);
}

/** "1 route", "3 routes", "4 APIs"; `plural` for irregular plurals. */
export function countOf(n: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(n)} ${n === 1 ? noun : plural}`;
}

/** A whole number with its thousands apart. What formats them takes longer to create than the rows of a list to render. */
const grouped = (n: number) => (Math.abs(n) < 1000 ? String(n) : n.toLocaleString('en'));

/** `text` cut in the middle to at most `max` characters, so that both ends stay visible. */
export function cutMiddle(text: string, max: number): string {
  const chars = [...text];
  if (chars.length <= max) return text;
  const half = (max - 1) / 2;
  return `${chars.slice(0, Math.ceil(half)).join('')}…${chars.slice(-Math.floor(half)).join('')}`;
}

/** `text` with a capital letter at its beginning: a reason as a sentence of its own. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `text` with a small letter at its beginning: a sentence as part of another one. */
export function uncapitalized(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
