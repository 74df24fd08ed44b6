import { test as base, type ConsoleMessage, expect } from '@playwright/test';
import { createSandbox } from '../src/sandbox/sandbox';
import type { Store } from '../src/sandbox/store';
import { memoryStore } from '../src/sandbox/store-memory';
import type { Sandbox } from '../src/sandbox/types';
import { AWS_CONNECTION, isAwsHost, problemsOf, type Refusal, respond } from './aws-host';

interface Options {
  /** What the service has at the start. */
  start: 'sample' | 'empty';
  /**
   * `aws`: real fetch, signing and parsing against the AWS host, for which `sandbox` answers.
   * `sandbox`: the control plane inside the page, as a newcomer has it; `sandbox` is not asked then.
   */
  connection: 'aws' | 'sandbox';
}

interface Fixtures {
  /** What the service of this test keeps: for state that it would not take from a client any more. */
  store: Store;
  /** The service of this test, and of no other. Faults go into `sandbox.faults`, calls are in `sandbox.calls`. */
  sandbox: Sandbox;
  /**
   * Says which refusals the test provokes by what it does (a missing resource, a duplicate key). Any other refusal
   * fails the test, unless a fault asked for it.
   */
  allowStatus: (...statuses: number[]) => void;
  /** What went wrong so far; a test fails at its end when there is anything in it. */
  problems: string[];
  /** The refusals so far that no fault asked for; see `allowStatus`. */
  refusals: Refusal[];
}

export { expect } from '@playwright/test';

export const test = base.extend<Options & Fixtures & { guard: undefined }>({
  start: ['sample', { option: true }],
  connection: ['aws', { option: true }],

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
    async ({ context, connection, sandbox, baseURL, problems, refusals }, use) => {
      const app = new URL(baseURL ?? '').origin;

      await context.addInitScript(() => {
        addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          console.error(`The security policy (${violatedDirective}) refused ${blockedURI}`),
        );
      });
      if (connection === 'aws') {
        await context.addInitScript((handover) => {
          // A blank page has no storage to write to.
          if (location.protocol === 'http:') sessionStorage.setItem('gatehouse.connection', handover);
        }, JSON.stringify(AWS_CONNECTION));
      }

      context.on('weberror', (error) =>
        problems.push(`The page threw ${error.error().stack ?? error.error().message}`),
      );
      context.on('console', (message) => {
        if (isProblem(message))
          problems.push(`The console says: ${message.text()} (${message.location().url})`);
      });

      await context.route(
        (url) => url.origin !== app && url.protocol.startsWith('http'),
        async (route) => {
          const request = route.request();
          if (connection !== 'aws' || !isAwsHost(new URL(request.url()))) {
            problems.push(`The page asked a foreign host: ${request.method()} ${request.url()}`);
            await route.abort('blockedbyclient');
            return;
          }
          problems.push(...problemsOf(request));
          const refusal = await respond(sandbox, route, app);
          if (refusal?.isUnknown) problems.push(refusal.text);
          else if (refusal) refusals.push(refusal);
        },
      );

      await use(undefined);
      // A call may still be under way when the test has seen enough.
      await context.unrouteAll({ behavior: 'ignoreErrors' });
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
