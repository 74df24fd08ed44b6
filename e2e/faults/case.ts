import type { Page } from '@playwright/test';
import { createSandbox } from '../../src/sandbox/sandbox';
import type { Store, StoredRecord } from '../../src/sandbox/store';
import { memoryStore } from '../../src/sandbox/store-memory';
import type { Sandbox } from '../../src/sandbox/types';
import type { KnownOperation } from '../../src/service/sdk';
import { AWS_CONNECTION } from '../aws-host';
import { test as base } from '../fixtures';
import { seed } from '../seed';

/** How to reach one write operation through the screens, for the fault matrix. */
export interface FaultCase {
  operation: KnownOperation;
  /** Seeds resources, opens the screen and makes selections; a dialog is open then. */
  open: (page: Page, sandbox: Sandbox) => Promise<unknown>;
  /** The input by field label, which must be kept in any case. */
  typed?: readonly [label: string, text: string][];
  /** Other input that must be kept: a choice, a removed row, the text of an editor. */
  stays?: (page: Page) => Promise<unknown>;
  /** The dialog that sends and shows failures, and a part of its text; without it, the form does. */
  dialog?: { name: string; says: string };
  /** The button that sends. */
  button: string;
  /** The heading that success leads to. */
  done: string | RegExp;
  /** The service does not show whether it was applied; it is idempotent. */
  repeatable?: true;
}

interface Fixtures {
  store: Store;
}

/** The time: the clock of the sandbox is fixed there, that of the page starts there. */
export const NOW = new Date('2026-03-05T12:00:00Z');

const createTwin = (store: Store) =>
  createSandbox({ start: 'empty', region: AWS_CONNECTION.region, store, now: () => NOW });

/** Tests whose sandbox begins empty, and whose state can be looked at from behind. */
export const test = base.extend<Fixtures>({
  start: 'empty',
  // The clock of the page is moved.
  ownContext: true,
  store: async ({ start: _ }, use) => {
    await use(memoryStore());
  },
  sandbox: async ({ store }, use) => {
    await use(createTwin(store));
  },
});

/** The current state of a sandbox. */
export async function stateOf(store: Store): Promise<readonly StoredRecord[]> {
  return structuredClone((await store.load()).records);
}

/**
 * What a sandbox holds when it had `before` and is asked for one call, undisturbed: what all the faults have to lead to.
 */
export async function stateAfter(
  before: readonly StoredRecord[],
  operation: KnownOperation,
  input: Record<string, unknown>,
): Promise<readonly StoredRecord[]> {
  const store = memoryStore();
  await store.replace(before, 1);
  const twin = createTwin(store);
  await seed(twin, operation, input as never);
  await finish(twin);
  return stateOf(store);
}

/** What is pending is ready at the next request: a link in deletion is removed. */
export const finish = (sandbox: Sandbox) => seed(sandbox, 'GetApis', {});

/**
 * A state as text, in the order of creation. What chance names, which is what was not there `before`, is numbered; so is
 * the order, because a document that is imported twice leaves the same things behind, later.
 */
export function messages(state: readonly StoredRecord[], before: readonly StoredRecord[]): string {
  const known = JSON.stringify(before);
  let text = JSON.stringify(
    state.toSorted((one, other) => one.seq - other.seq).map(({ key, value }) => ({ key, value })),
    null,
    1,
  );
  const names = state.flatMap(({ key }) => key.split(/[|/]/).slice(2));
  const hosts = [...text.matchAll(/\bd-\w{10}\b/g)].map(([host]) => host);
  const fresh = [...new Set([...names, ...hosts])].filter((name) => name !== '' && !known.includes(name));
  for (const [at, name] of fresh.entries()) text = text.replaceAll(name, `new-${at}`);
  return text;
}
