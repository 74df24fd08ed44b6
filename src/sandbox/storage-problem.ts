/** Why the sandbox in a browser is not kept (any more). */
export type StorageProblem =
  | 'absent'
  | 'refused'
  | 'blocked'
  | 'newer'
  | 'full'
  | 'deleted'
  | 'replaced'
  | 'lost';

const WHY: Readonly<Record<StorageProblem, string>> = {
  absent: 'This browser keeps no data for this page',
  refused: 'The browser refuses to keep the data of this page',
  blocked:
    'Another tab, with another version of Gatehouse, keeps the data from being opened. Close that tab and reload',
  newer: 'The data in this browser is of a newer Gatehouse. Reload the page',
  full: 'The storage of this browser is full',
  deleted: 'The data of the sandbox was deleted in the browser',
  replaced: 'A newer Gatehouse in another tab has taken over the data. Reload the page',
  lost: 'The browser has removed the data of the sandbox; what this page had not loaded is gone',
};

/** For the user: why, and what of it is not kept. */
export function describeStorageProblem(problem: StorageProblem): string {
  return `${WHY[problem]}. What you change in the sandbox from now on is lost when this page closes.`;
}
