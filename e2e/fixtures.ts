import { test as base, type ConsoleMessage, expect, type Request, type WebError } from '@playwright/test';
import { NetworkCut } from '../src/sandbox/faults';
import { createSandbox } from '../src/sandbox/sandbox';
import type { Store } from '../src/sandbox/store';
import { memoryStore } from '../src/sandbox/store-memory';
import type { Sandbox, WireRequest } from '../src/sandbox/types';
import { AWS_CONNECTION, answer, isAwsHost, problemsOf, type Refusal } from './aws-host';
import { type AwsServer, startAwsServer } from './aws-server';
import { handOver, isAllowed, type SharedContext, shareContext } from './browser';
import { noteLoad } from './wire/record';

interface Options {
  /** What the service has at the start. */
  start: 'sample' | 'empty';
  /**
   * `aws`: real fetch, signing and parsing against the AWS host, for which `sandbox` responds.
   * `sandbox`: the control plane inside the page, as a new user has it; `sandbox` is not used then.
   */
  connection: 'aws' | 'sandbox';
  /**
   * A browser context that no other test has had or gets: for what outlasts a page and cannot be taken back (the clock,
   * scripts of the context).
   */
  ownContext: boolean;
}

interface WorkerFixtures {
  awsServer: AwsServer;
  /** Where the tests of a worker find the console. */
  consoleUrl: string;
  shared: SharedContext;
}

interface Fixtures {
  /** The store of this test's service: for state that it would no longer accept from a client. */
  store: Store;
  /** The service of this test, and of no other. Faults go into `sandbox.faults`, calls are in `sandbox.calls`. */
  sandbox: Sandbox;
  /**
   * Allows error statuses that the test provokes (a missing resource, a duplicate key). Any other error status
   * fails the test, unless a fault caused it.
   */
  allowStatus: (...statuses: number[]) => void;
  /** What went wrong so far; a test fails at its end when there is anything in it. */
  problems: string[];
  /** The user agent that the requests of this test name, and no others. */
  marked: string;
  /** The error responses so far that no fault caused; see `allowStatus`. */
  refusals: Refusal[];
}

export { expect } from '@playwright/test';

export const test = base.extend<Options & Fixtures & { guard: undefined }, WorkerFixtures>({
  start: ['sample', { option: true }],
  connection: ['aws', { option: true }],
  ownContext: [false, { option: true }],

  awsServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
    async ({}, use) => {
      const server = await startAwsServer();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],

  launchOptions: [
    async ({ launchOptions, awsServer }, use) => {
      const args = [...(launchOptions.args ?? []), ...awsServer.chromiumArgs];
      await use({ ...launchOptions, args });
    },
    { scope: 'worker' },
  ],

  consoleUrl: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
    async ({}, use, { project }) => {
      await use(project.use.baseURL ?? '');
    },
    { scope: 'worker' },
  ],

  shared: [
    async ({ browser, consoleUrl }, use, { project }) => {
      const { viewport = { width: 1280, height: 720 } } = project.use;
      const shared = await shareContext(browser, { baseURL: consoleUrl, viewport });
      await use(shared);
      await shared.context.close();
    },
    { scope: 'worker' },
  ],

  marked: async ({ shared }, use, { testId }) => {
    await use(`${shared.userAgent} Test/${testId}`);
  },

  context: async ({ browser, shared, ownContext, connection, marked }, use) => {
    if (!ownContext) {
      const newPage = async () => {
        const page = await shared.newPage(marked);
        await handOver(page, connection);
        return page;
      };
      await use(Object.assign(shared.context, { newPage }));
      await shared.clear();
      return;
    }
    const context = await browser.newContext({ userAgent: marked });
    await handOver(context, connection);
    await use(context);
    await context.close();
  },

  page: async ({ context }, use) => {
    const page = await context.newPage();
    await use(page);
    await page.close();
  },

  store: async ({ connection: _ }, use) => {
    await use(memoryStore());
  },

  sandbox: async ({ start, store }, use) => {
    await use(createSandbox({ start, region: AWS_CONNECTION.region, store }));
  },

  problems: async ({ connection: _ }, use) => {
    await use([]);
  },

  refusals: async ({ connection: _ }, use) => {
    await use([]);
  },

  allowStatus: async ({ refusals }, use) => {
    const allowed = new Set<number>();
    await use((...statuses) => {
      for (const status of statuses) allowed.add(status);
    });
    for (const refusal of refusals.splice(0)) {
      if (!allowed.has(refusal.status)) refusals.push(refusal);
    }
  },

  guard: [
    async ({ context, connection, sandbox, baseURL, problems, refusals, awsServer, marked }, use) => {
      const app = new URL(baseURL ?? '').origin;
      const listeners = {
        weberror: (error: WebError) =>
          problems.push(`The page threw ${error.error().stack ?? error.error().message}`),
        console: (message: ConsoleMessage) => {
          if (isProblem(message))
            problems.push(`The console says: ${message.text()} (${message.location().url})`);
        },
        // Not by interception, which slows every request down: who is foreign resolves to nothing.
        request: (request: Request) => {
          const url = new URL(request.url());
          if (url.origin === app && request.isNavigationRequest() && !request.frame().parentFrame())
            noteLoad(url.pathname);
          const isOurs = url.origin === app || (connection === 'aws' && isAwsHost(url));
          if (!url.protocol.startsWith('http') || isOurs || isAllowed(context, url)) return;
          problems.push(`The page requested a foreign host: ${request.method()} ${request.url()}`);
        },
      };
      context.on('weberror', listeners.weberror);
      context.on('console', listeners.console);
      context.on('request', listeners.request);

      const respond = async (request: WireRequest) => {
        // From the closed page of another test: the browser may still have had it pending.
        if (request.headers['user-agent'] !== marked) throw new NetworkCut();
        problems.push(...problemsOf(request));
        const { response, refusal } = await answer(sandbox, request);
        if (refusal?.isUnknown) problems.push(refusal.text);
        else if (refusal) refusals.push(refusal);
        return response;
      };
      awsServer.answerWith(connection === 'aws' ? respond : undefined);

      await use(undefined);
      awsServer.answerWith(undefined);
      context.off('weberror', listeners.weberror);
      context.off('console', listeners.console);
      context.off('request', listeners.request);
      expect([...problems, ...refusals.map(({ text }) => text)]).toEqual([]);
    },
    { auto: true },
  ],
});

/** Errors but Chromium's own line about each failed response of AWS, direct or relayed: those are judged by their status. */
function isProblem(message: ConsoleMessage): boolean {
  if (message.type() !== 'error') return false;
  const { url } = message.location();
  const isAwsFailure =
    message.text().startsWith('Failed to load resource') &&
    URL.canParse(url) &&
    (isAwsHost(new URL(url)) || new URL(url).pathname.startsWith('/__relay/forward/'));
  return !isAwsFailure;
}
