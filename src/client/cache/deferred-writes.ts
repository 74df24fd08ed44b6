// Writes to the cache that nothing on the screen waits for. A row takes as long to become a query of its own as to be rendered.

/** Until the rows of a list are rendered, in milliseconds. */
const AFTER_MS = 100;

let writes: (() => void)[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** Writes to the cache a little later, at the latest before somebody asks for what is written: see {@link runDeferredWrites}. */
export function deferWrite(write: () => void): void {
  writes.push(write);
  timer ??= setTimeout(runDeferredWrites, AFTER_MS);
}

/** Must run before the cache is asked for a resource, or for all that it has. */
export function runDeferredWrites(): void {
  if (writes.length === 0) return;
  clearTimeout(timer);
  timer = undefined;
  const due = writes;
  writes = [];
  for (const write of due) write();
}
