import type { Page } from '@playwright/test';
import { screenPaths } from '../src/scripts/screens.mjs';
import { AWS_CONNECTION } from './aws-host';
import { expect } from './fixtures';

// The screens of the console, as src/app/routes.tsx lists them, and where they are in the world of a test.

/** The patterns of all screens. */
export const screens = screenPaths();

/** The world of a visit: one of each kind. */
export interface World {
  /** An HTTP API; what `ids` names is in it. */
  orders: string;
  /** A WebSocket API, for what only such an API has. */
  chat: string;
  /** By the last fixed segment before `item`; `routeResponses` and `integrationResponses` for those two. */
  ids: Readonly<Record<string, string | undefined>>;
  /** The route and the integration of `chat` that have responses. */
  replying: string;
  mock: string;
  domain: string;
}

/** The address of a screen in that world. @throws Error for a path with parameters that it has no ids for */
export function addressOf(pattern: string, world: World): string {
  if (pattern === '*') return '/no/such/page';
  const isChat = /models|responses/.test(pattern);
  const kind = /integrationId.*responses/.test(pattern)
    ? 'integrationResponses'
    : /routeId.*responses/.test(pattern)
      ? 'routeResponses'
      : (/([\w-]+)\/item\/:id/.exec(pattern)?.[1] ?? '');
  const values: Record<string, string | undefined> = {
    apiId: isChat ? world.chat : world.orders,
    id: world.ids[kind],
    routeId: world.replying,
    integrationId: world.mock,
    domain: world.domain,
    arn: `arn:aws:apigateway:${AWS_CONNECTION.region}::/apis/${world.orders}`,
  };
  return `/${pattern.replace(/:(\w+)/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`There is nothing to visit for :${name} of ${pattern}.`);
    return encodeURIComponent(value);
  })}`;
}

/** Waits until nothing of the screen is loading any more. */
export async function loaded(page: Page): Promise<string> {
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveCount(1);
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  await expect(page.getByText(/^Loading /).filter({ visible: true })).toHaveCount(0);
  return (await heading.textContent()) ?? '';
}

/** A screen without an error, whose title begins as its heading does, but for the count of a list. */
export async function expectTitled(page: Page, heading: string): Promise<void> {
  await expect(page.getByRole('alert')).toHaveCount(0);
  const title = heading.replace(/ \([\d,+]+\)$/, '');
  await expect(page).toHaveTitle(new RegExp(`^${title.slice(0, 20).replace(/[^\w ]/g, '.')}.* · Gatehouse$`));
}

/** Goes to an address as a link of the console does, without loading the page; the screen before it is gone then. */
export async function follow(page: Page, address: string): Promise<void> {
  // An address that only leads on has brought us there already.
  if (new URL(page.url()).pathname === address) return;
  await page.evaluate((href) => {
    // Each address mounts its screen again, with a heading of its own.
    for (const heading of document.querySelectorAll('h1')) heading.dataset.left = '';
    const link = document.createElement('a');
    link.href = href;
    document.querySelector('main')?.append(link);
    link.click();
    link.remove();
  }, address);
  await expect(page.locator('h1[data-left]')).toHaveCount(0);
}

/** Screens, or whatever else, in groups, each for one page that goes from one to the next. */
export function groupsOf<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, group) =>
    all.slice(group * size, (group + 1) * size),
  );
}
