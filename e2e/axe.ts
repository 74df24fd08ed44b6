import type { Page } from '@playwright/test';
import axe from 'axe-core';

// axe in the page, through no wrapper: @axe-core/playwright loads axe for each look and hands over all that passed, which
// takes four times as long as the look itself.

/** The rules that colours decide: all that the other colour scheme can break of a valid screen. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

interface PageWithAxe {
  axe: typeof axe;
  /** What each element looks like, as a number; `judged`: those looks that have passed. */
  looks?: { numbers: Map<string, number>; judged: Set<number> };
}

/** What axe finds serious or critical on the current screen, or of its colours alone. */
export async function axeViolations(page: Page, coloursOnly: boolean): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const shapes = coloursOnly ? [] : await page.evaluate(judgeShapes, COLOUR_RULES);
  return [...shapes, ...(await page.evaluate(judgeColours, COLOUR_RULES))];
}

/** Runs in the browser: judges the whole document by all other rules. */
async function judgeShapes(colourRules: string[]): Promise<string[]> {
  const { run } = (window as unknown as PageWithAxe).axe;
  const { violations } = await run(document, {
    resultTypes: ['violations'],
    // There is no sound or film to load first, and a look through all style sheets for it takes a third of the time.
    preload: false,
    rules: Object.fromEntries(colourRules.map((id) => [id, { enabled: false }])),
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`));
}

/**
 * Runs in the browser: judges colours, which takes axe longer than all the rest. Elements look alike that have the same colours,
 * font and classes, and so have all elements around them: of those one is judged, and none when one of the page's screens
 * before this one had it. What axe cannot judge of one (because something covers it) it is asked of all of them.
 */
async function judgeColours(colourRules: string[]): Promise<string[]> {
  const shown = window as unknown as PageWithAxe;
  shown.looks ??= { numbers: new Map(), judged: new Set() };
  const { numbers, judged } = shown.looks;
  const looks = new Map<Element, number>();
  const lookOf = (element: Element): number => {
    const known = looks.get(element);
    if (known !== undefined) return known;
    const style = getComputedStyle(element);
    const text = [
      element.parentElement ? lookOf(element.parentElement) : 0,
      element.localName,
      element.getAttribute('class'),
      element.matches(':disabled, [aria-disabled=true]'),
      style.color,
      style.backgroundColor,
      style.backgroundImage,
      style.opacity,
      style.fontSize,
      style.fontWeight,
      style.textShadow,
      style.textDecorationLine,
    ].join('|');
    const look = numbers.get(text) ?? numbers.size + 1;
    numbers.set(text, look);
    looks.set(element, look);
    return look;
  };
  const hasText = (element: Element) =>
    element.matches('a, [role=link], input, select, textarea') ||
    [...element.childNodes].some(
      ({ nodeType, nodeValue }) => nodeType === Node.TEXT_NODE && nodeValue?.trim(),
    );
  const texts = [...document.body.querySelectorAll('*')].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && hasText(element),
  );
  const found: string[] = [];
  const judge = async (elements: Element[]) => {
    if (elements.length === 0) return;
    const { violations, passes } = await shown.axe.run(
      { include: elements as never },
      {
        runOnly: colourRules,
        resultTypes: ['violations', 'passes'],
        elementRef: true,
        selectors: false,
        preload: false,
      },
    );
    for (const { element } of passes.flatMap(({ nodes }) => nodes)) if (element) judged.add(lookOf(element));
    for (const { id, help, nodes } of violations)
      for (const { html } of nodes) found.push(`${id}: ${help} (${html})`);
  };
  const left = () => texts.filter((element) => !judged.has(lookOf(element)));
  const first = new Map(left().map((element) => [lookOf(element), element]));
  await judge([...first.values()]);
  const asked = new Set(first.values());
  await judge(left().filter((element) => !asked.has(element)));
  return found;
}
