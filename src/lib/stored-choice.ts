/** A choice kept in this browser, such as light or dark. Storage that is switched off costs only the memory of it. */
export function readChoice<T extends string>(key: string, allowed: readonly T[]): T | undefined {
  try {
    const value = localStorage.getItem(`gatehouse.${key}`);
    return allowed.find((one) => one === value);
  } catch {
    // Storage is blocked in this browser: there is no kept choice.
    return undefined;
  }
}

/** Keeps a choice; in a browser that blocks storage it holds for this page only. */
export function storeChoice(key: string, value: string): void {
  try {
    localStorage.setItem(`gatehouse.${key}`, value);
  } catch {
    // Storage is blocked in this browser: the choice ends with the page.
  }
}
