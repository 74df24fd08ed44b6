import { expect, type Page } from '@playwright/test';
import { expectNoAxeViolations, expectNoRenderedJunk } from './helpers';

export type Scheme = 'light' | 'dark';

/** Sound in the current colour scheme; all that the other one, which is then the current one, can break are colours. */
export async function expectSoundInBoth(page: Page, scheme: Scheme): Promise<void> {
  await expectNoRenderedJunk(page);
  await expectNoAxeViolations(page);
  const other = scheme === 'light' ? 'dark' : 'light';
  await setScheme(page, other);
  await expectNoAxeViolations(page, { coloursOnly: true });
}

async function setScheme(page: Page, scheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await expect(page.locator('body')).toHaveClass(scheme === 'dark' ? /dark/ : /^((?!dark).)*$/);
}
