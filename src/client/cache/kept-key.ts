import { safeLocalStorage } from '../../lib/storage';
import { createStore } from '../../lib/store';

// Apart from the store of kept lists, which is a later chunk: who never scanned loads nothing of it.

const KEPT_KEY = 'gatehouse.kept-lists';

/** Whether lists of a scan may be kept in this browser. */
export const mayHaveKept = () => safeLocalStorage.getItem(KEPT_KEY) !== null;

/** Notes whether lists of a scan may be kept in this browser. */
export function noteKept(isKept: boolean): void {
  if (isKept) safeLocalStorage.setItem(KEPT_KEY, '1');
  else safeLocalStorage.removeItem(KEPT_KEY);
}

/** Why what is read is not kept (any more), as a sentence; undefined while it is. */
export const keptProblem = createStore<string | undefined>(undefined);
