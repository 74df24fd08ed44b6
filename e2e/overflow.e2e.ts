import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { longWorld } from './long-world';
import { addressOf, follow, groupsOf, loaded, screens } from './route-map';
import { enterWorld } from './worlds';

test.use({ start: 'empty' });

/** Widths of a small notebook's half and of a phone; each with room for a scroll bar. */
const WIDTHS = [900, 420];

/** Elements that overflow the window horizontally, or their scrolling or clipping parent. */
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
      return (
        own > 0 &&
        element.checkVisibility({ visibilityProperty: true }) &&
        // What is as a whole beside the window on the left is there for those who listen.
        (right > width + 1 || (left < -1 && right > 0)) &&
        !isCut(element)
      );
    });
    const scrolls = document.documentElement.scrollWidth > width ? ['the page scrolls sideways'] : [];
    const named = out
      .filter((element) => ![...element.children].some((child) => out.includes(child)))
      .map(
        (element) =>
          `<${element.localName} class="${element.getAttribute('class')}">${element.textContent?.slice(0, 60)}`,
      );
    return [...scrolls, ...named.slice(0, 5)];
  });
}

// A world of such a size takes longer to make than a screen to look at, and a page longer to load than to go on to the next.
for (const [part, patterns] of groupsOf(screens, 14).entries()) {
  test(`Nothing overflows horizontally, however long texts and lists are: part ${part + 1} of the screens.`, async ({
    page,
    store,
  }) => {
    const world = await enterWorld(store, 'empty', longWorld);
    for (const [index, pattern] of patterns.entries()) {
      // Each screen begins with the width at which the one before it ended.
      const widths = index % 2 === 0 ? WIDTHS : WIDTHS.toReversed();
      if (index === 0) await page.setViewportSize({ width: widths[0] ?? 900, height: 900 });
      const address = addressOf(pattern, world);
      await (index === 0 ? page.goto(address) : follow(page, address));
      await loaded(page);
      for (const [at, width] of widths.entries()) {
        if (at > 0) await page.setViewportSize({ width, height: 900 });
        await expect.poll(() => standingOut(page), { message: `${pattern}, ${width} px wide` }).toEqual([]);
      }
    }
  });
}
