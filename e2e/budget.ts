import type { Sandbox } from '../src/sandbox/types';
import { expect } from './fixtures';

/**
 * Waits until the service was called with exactly these operations since the `since`-th call, reads included, in
 * whatever order; each counts as often as it is named.
 */
export async function expectOperations(sandbox: Sandbox, since: number, expected: string[]): Promise<void> {
  const actual = () =>
    sandbox.calls
      .slice(since)
      .map(({ operation }) => operation)
      .sort();
  await expect.poll(actual).toEqual([...expected].sort());
}

/** Makes the service return its lists in pages of `size`, whatever maxResults is. */
export function answerPagesOf(sandbox: Sandbox, size: number): void {
  const handle = sandbox.handle.bind(sandbox);
  sandbox.handle = (request) =>
    handle({ ...request, url: request.url.replace(/maxResults=\d+/, `maxResults=${size}`) });
}
