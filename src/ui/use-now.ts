import { useSyncExternalStore } from 'react';

/** How often relative times are rendered again: half of the smallest unit that they show. */
const INTERVAL_MS = 30_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One timer for all relative times on the screen; none while there is none. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const notify of listeners) notify();
  }, INTERVAL_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Equal within an interval, so that a render does not count as a change. */
const tick = () => Math.floor(Date.now() / INTERVAL_MS);

/** The current time; the component is rendered again while time passes. */
export function useNow(): Date {
  useSyncExternalStore(subscribe, tick, tick);
  return new Date();
}
