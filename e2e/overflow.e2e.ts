import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { longWorld } from './long-world';
import { addressOf, screens, settled } from './route-map';

test.use({ start: 'empty' });

/** Widths of a small notebook's half and of a phone; each with room for a scroll bar. */
const WIDTHS = [900, 420];

/** What stands out of the window sideways, and out of what scrolls or cuts it; none where everything has its place. */
async function standingOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const isCut = (element: Element): boolean => {
      for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
        const cuts = ['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(up).overflowX);
        if (cuts && up.getBoundingClientRect().right <= width + 1) return true;
      }
      return false;
    };
    const out = [...document.querySelectorAll('body *')].filter((element) => {
      const { right, width: own, left } = element.getBoundingClientRect();
      return own > 0 && element.checkVisibility() && (right > width + 1 || left < -1) && !isCut(element);
    });
    const scrolls = document.documentElement.scrollWidth > width ? ['the page scrolls sideways'] : [];
    const named = out
      .filter((element) => ![...element.children].some((child) => out.includes(child)))
      .map(
        (element) =>
          `<${element.localName} class="${element.className}">${element.textContent?.slice(0, 60)}`,
      );
    return [...scrolls, ...named.slice(0, 5)];
  });
}

for (const pattern of screens) {
  test(`On the screen ${pattern} nothing stands out sideways, however long and many things are.`, async ({
    page,
    sandbox,
  }) => {
    const world = await longWorld(sandbox);
    await page.setViewportSize({ width: WIDTHS[0] ?? 900, height: 900 });
    await page.goto(addressOf(pattern, world));
    await settled(page);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(() => standingOut(page)).toEqual([]);
    }
  });
}
