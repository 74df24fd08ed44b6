import type { Locator, Page } from '@playwright/test';
import { expect } from '../fixtures';

/** Clicks and counts. */
export function counted(page: Page) {
  let clicks = 0;
  return {
    click: async (target: Locator) => {
      clicks += 1;
      await target.click();
    },
    link: (name: string | RegExp) => page.getByRole('link', { name, exact: true }).first(),
    button: (name: string | RegExp) => page.getByRole('button', { name, exact: true }),
    expectClicks: (most: number) => expect(clicks).toBeLessThanOrEqual(most),
  };
}
