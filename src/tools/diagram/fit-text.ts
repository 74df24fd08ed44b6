import { cutMiddle } from '../../lib/format';

/** The fonts of the drawing, as attributes have them. */
export const SANS = 'system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, Arial, sans-serif';
export const MONO = 'ui-monospace, SF Mono, Cascadia Mono, Menlo, Consolas, monospace';

/** The fonts of a box: its title, a title that is a path, its second line. */
const FONTS = {
  title: `600 13px ${SANS}`,
  path: `600 12px ${MONO}`,
  second: `11px ${SANS}`,
} as const;

let context: CanvasRenderingContext2D | null | undefined;
const known = new Map<string, string>();

/**
 * The text as it fits into so many units: SVG has no text that cuts itself. A title loses its middle, as elsewhere; of a
 * second line the beginning says most.
 */
export function fitText(text: string, font: keyof typeof FONTS, room: number): string {
  const key = `${font} ${room} ${text}`;
  const cut = known.get(key) ?? longestFitting(text, font, room);
  known.set(key, cut);
  return cut;
}

function longestFitting(text: string, font: keyof typeof FONTS, room: number): string {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return text;
  context.font = FONTS[font];
  if (context.measureText(text).width <= room) return text;
  const cut = (length: number) =>
    font === 'second' ? `${[...text].slice(0, length - 1).join('')}…` : cutMiddle(text, length);
  let [fits, tooLong] = [2, [...text].length];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (context.measureText(cut(middle)).width <= room) fits = middle;
    else tooLong = middle;
  }
  return cut(fits);
}
