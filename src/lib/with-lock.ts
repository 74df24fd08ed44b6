const lines = new Map<string, Promise<unknown>>();

/**
 * Runs `work` while nothing else of that name runs, in any tab of this browser. When the browser has no locks (a page
 * that is not of localhost or https), in this tab only.
 * @throws what `work` throws, or what `signal` was aborted with while it waited
 */
export async function withLock<Result>(
  name: string,
  work: () => Result | Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  if (globalThis.navigator?.locks) {
    return navigator.locks.request(name, signal ? { signal } : {}, async () => work());
  }
  const before = lines.get(name) ?? Promise.resolve();
  const mine = before.then(() => {
    signal?.throwIfAborted();
    return work();
  });
  const end = mine.catch(() => undefined);
  lines.set(name, end);
  void end.then(() => {
    if (lines.get(name) === end) lines.delete(name);
  });
  return mine;
}

/** Ends after `ms`, or sooner when it is ended by its handle. */
export function cancellableDelay(ms: number): { done: Promise<void>; end: () => void } {
  let end = () => {};
  const done = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    end = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  return { done, end: () => end() };
}
