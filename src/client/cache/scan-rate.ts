import { safeLocalStorage } from '../../lib/storage';
import { createStore } from '../../lib/store';

/** Requests a second that a scan sends at most: the account's ten belong to others too. */
export const SCAN_RATE = { default: 4, min: 1, max: 10 } as const;

const KEY = 'gatehouse.scan-rate';

/**
 * An entered rate.
 * @returns the requests a second, or the sentence that says what is wrong
 */
export function parseScanRate(text: string): { rate: number } | { problem: string } {
  const { min, max } = SCAN_RATE;
  const rate = /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN;
  if (rate >= min && rate <= max) return { rate };
  return { problem: `Enter a whole number from ${min} to ${max}.` };
}

/** What is stored; other programs of the same origin share the storage, so it may be anything. */
function stored(): number {
  const parsed = parseScanRate(safeLocalStorage.getItem(KEY) ?? '');
  return 'rate' in parsed ? parsed.rate : SCAN_RATE.default;
}

const rates = createStore(stored());

// The scan may be underway in another tab than the one in which its rate is chosen.
globalThis.addEventListener?.('storage', ({ key }) => {
  if (key === KEY || key === null) rates.set(stored());
});

/** The requests a second of a scan, as this browser keeps them; a store for `useSyncExternalStore`. */
export const scanRate = { getSnapshot: rates.getSnapshot, subscribe: rates.subscribe };

/** Chooses the requests a second of scans, also of one that is underway. @param rate as `parseScanRate` returns it */
export function chooseScanRate(rate: number): void {
  safeLocalStorage.setItem(KEY, String(rate));
  rates.set(rate);
}
