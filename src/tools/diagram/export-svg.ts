import { COLOURS } from './labels';

/** Attributes for the page: what selects, fades and styles on the screen means nothing in a file. */
const OF_THE_PAGE = /^(class|style|role|aria-|data-)/;

/**
 * A drawing as a file of its own: colours, fonts and places are attributes of its elements, so that it needs no style
 * sheet, and it shows all of the drawing in its own size, however it is zoomed.
 */
export function standaloneSvg(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    for (const { name } of [...element.attributes]) if (OF_THE_PAGE.test(name)) element.removeAttribute(name);
  }
  const { width, height } = drawing.viewBox.baseVal;
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  // A viewer with a dark background would show dark texts on it.
  const paper = document.createElementNS(copy.namespaceURI, 'rect');
  for (const [name, value] of Object.entries({ width, height, fill: COLOURS.box }))
    paper.setAttribute(name, String(value));
  copy.prepend(paper);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}
