import { safeLocalStorage } from './storage';

/** A choice stored in this browser, such as light or dark; undefined when there is none. */
export function readChoice<T extends string>(key: string, allowed: readonly T[]): T | undefined {
  const value = safeLocalStorage.getItem(`gatehouse.${key}`);
  return allowed.find((one) => one === value);
}

/** Stores a choice; in a browser that blocks storage it lasts for this page only. */
export function storeChoice(key: string, value: string): void {
  safeLocalStorage.setItem(`gatehouse.${key}`, value);
}
