import type { Locator, Page } from '@playwright/test';

// For what is not there yet as a rule, such as the next screen: `expect` describes the whole page to itself each time it
// does not find what it waits for, which takes longer than the screen needs.

/** As long as `expect` waits. */
const LIMIT = { timeout: 15_000 };

/** Waits until it is visible. */
export const appears = (locator: Locator): Promise<void> => locator.waitFor(LIMIT);

/** Waits until the address does not match any more. */
export const leavesUrl = (page: Page, pattern: RegExp): Promise<void> =>
  page.waitForURL(({ href }) => !pattern.test(href), LIMIT);
