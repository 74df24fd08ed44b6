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

/** Lets others have a lock; ends when they can. */
type Release = () => Promise<void>;

/**
 * Takes a lock and keeps it until it is released or the page closes; undefined when another tab has it. When the browser has
 * no locks, nothing is locked.
 */
export function tryLock(name: string): Promise<Release | undefined> {
  return holdLock(name, { ifAvailable: true });
}

/** Waits for a lock and keeps it, as `tryLock` does. @throws what `signal` was aborted with while it waited */
export async function waitForLock(name: string, signal: AbortSignal): Promise<Release> {
  const release = await holdLock(name, { signal });
  return release ?? (async () => undefined);
}

function holdLock(name: string, options: LockOptions): Promise<Release | undefined> {
  if (!globalThis.navigator?.locks) return Promise.resolve(async () => undefined);
  return new Promise((resolve, reject) => {
    const ended: Promise<void> = navigator.locks
      .request(name, options, (lock) => {
        if (!lock) return resolve(undefined);
        return new Promise<void>((free) =>
          resolve(() => {
            free();
            return ended;
          }),
        );
      })
      .then(() => undefined);
    ended.catch(reject);
  });
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
