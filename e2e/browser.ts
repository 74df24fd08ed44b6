import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { AWS_CONNECTION } from './aws-host';

/** What would outlast a test in a context that the tests of a worker share. */
const LASTING = ['addInitScript', 'exposeFunction', 'exposeBinding'];

/** One context for the tests of a worker, one after the other: each finds it empty, with a page of its own. */
export interface SharedContext {
  context: BrowserContext;
  /** What the browser calls itself. */
  userAgent: string;
  /** A page whose requests name this user agent. */
  newPage(userAgent: string): Promise<Page>;
  /** Closes the test's pages, and removes whatever they have stored and what it has set for the context. */
  clear(): Promise<void>;
}

/**
 * Makes the shared context; what the browser has loaded and compiled of the console stays from test to test.
 * @param options those of the project: whichever test is the first may have others
 */
export async function shareContext(
  browser: Browser,
  options: BrowserContextOptions & { baseURL: string },
): Promise<SharedContext> {
  const origin = new URL(options.baseURL).origin;
  const context = await browser.newContext(options);
  const newPage = context.newPage.bind(context);
  // A page of the same site that stays keeps the site's process, with all that it has compiled.
  const keeper = await newPage();
  await keeper.goto('/favicon.svg');
  const cdp = await context.newCDPSession(keeper);
  const needsOwn = (name: string) => () => {
    throw new Error(`${name} outlasts the test: it needs test.use({ ownContext: true }).`);
  };
  Object.assign(context, Object.fromEntries(LASTING.map((name) => [name, needsOwn(name)])));
  Object.assign(context.clock, { install: needsOwn('clock'), setFixedTime: needsOwn('clock') });
  return {
    context,
    userAgent: await keeper.evaluate(() => navigator.userAgent),
    newPage: async (userAgent) => {
      // A page that another one opens begins in its process; one that the browser opens takes a process for its blank start.
      const [page] = await Promise.all([context.waitForEvent('page'), keeper.evaluate(openBlank)]);
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setUserAgentOverride', { userAgent });
      return page;
    },
    clear: async () => {
      await Promise.all(context.pages().flatMap((page) => (page === keeper ? [] : [page.close()])));
      await context.unrouteAll({ behavior: 'ignoreErrors' });
      await context.clearPermissions();
      context.removeAllListeners('console');
      allowed.delete(context);
      await cdp.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    },
  };
}

/** Runs in the browser: opens a blank page, for which it then is no opener. */
function openBlank(): void {
  const opened = window.open('about:blank');
  if (!opened) throw new Error('The browser refused to open a page.');
  opened.opener = null;
}

/** Gives the app its connection before it starts, and logs violations of the security policy. */
export async function handOver(target: Page | BrowserContext, connection: 'aws' | 'sandbox'): Promise<void> {
  await target.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
      console.error(
        `The security policy (${violatedDirective}) refused ${blockedURI} at ${sourceFile}:${lineNumber}`,
      ),
    ),
  );
  if (connection === 'aws') await handOverConnection(target, AWS_CONNECTION);
}

/** Gives the app a connection before it starts, in place of one that was given before. */
export async function handOverConnection(
  target: Page | BrowserContext,
  connection: Readonly<Record<string, unknown>>,
): Promise<void> {
  await target.addInitScript((handover) => {
    // A blank page has no storage to write to.
    if (location.protocol === 'http:') sessionStorage.setItem('gatehouse.connection', handover);
  }, JSON.stringify(connection));
}

const allowed = new WeakMap<BrowserContext, ((url: URL) => boolean)[]>();

/** Lets the pages of a context request another host, which the test serves. */
export function allowRequests(context: BrowserContext, isAllowed: (url: URL) => boolean): void {
  allowed.set(context, [...(allowed.get(context) ?? []), isAllowed]);
}

/** Whether a test serves this URL. */
export const isAllowed = (context: BrowserContext, url: URL) =>
  allowed.get(context)?.some((matches) => matches(url)) === true;
