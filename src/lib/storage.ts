/** Web storage that never throws. Values that cannot be stored are kept in memory, so that the page still works. */
export interface SafeStorage {
  getItem(key: string): string | null;
  /** @returns whether it persists beyond this page */
  setItem(key: string, value: string): boolean;
  removeItem(key: string): void;
}

/**
 * A safe view of one of the browser's storage areas. Reading the property itself throws where a browser blocks storage;
 * writing throws where it is full.
 * @param area finds the storage, at each use: a test may replace it
 */
export function safeStorage(area: () => Storage): SafeStorage {
  const memory = new Map<string, string>();
  return {
    getItem(key) {
      const unsaved = memory.get(key);
      if (unsaved !== undefined) return unsaved;
      try {
        return area().getItem(key);
      } catch {
        // Blocked: nothing was stored.
        return null;
      }
    },
    setItem(key, value) {
      try {
        area().setItem(key, value);
        memory.delete(key);
        return true;
      } catch {
        // Blocked or full: the value lasts as long as the page.
        memory.set(key, value);
        return false;
      }
    },
    removeItem(key) {
      memory.delete(key);
      try {
        area().removeItem(key);
      } catch {
        // Blocked: there is nothing to remove.
      }
    },
  };
}

export const safeLocalStorage = safeStorage(() => localStorage);
export const safeSessionStorage = safeStorage(() => sessionStorage);

/**
 * A stored JSON value; undefined when there is none, when it is damaged, or when `parse` rejects it. Other
 * programs of the same origin share the storage, so its content is not trusted.
 */
export function readJson<Value>(
  storage: Pick<SafeStorage, 'getItem'>,
  key: string,
  parse: (value: unknown) => Value | undefined,
): Value | undefined {
  const text = storage.getItem(key);
  if (text === null) return undefined;
  try {
    return parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
