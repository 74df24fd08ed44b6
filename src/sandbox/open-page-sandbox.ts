import { startWorker } from '../lib/start-worker';
import type { PageSandbox } from './page-sandbox';
import pageWorkerUrl from './page-worker?worker&url';
import { describeStorageProblem, type StorageProblem } from './storage-problem';
import { workerSandbox } from './worker-client';

/**
 * The page's sandbox: in a worker, so that no request holds up the screen, and in the page itself where there is none.
 * @param onProblem called, with a text for the user, when the data is not kept (any more)
 * @param onEnd called when it has ended by itself; the next one goes on with what is kept
 */
export async function openPageSandbox(
  onProblem: (sentences: string) => void,
  onEnd: () => void,
): Promise<PageSandbox> {
  const describe = (problem: StorageProblem) => onProblem(describeStorageProblem(problem));
  try {
    return await workerSandbox(startWorker(pageWorkerUrl), describe, onEnd);
  } catch (error) {
    console.warn('The sandbox runs in the page:', error);
    const { browserSandbox } = await import('./browser-transport');
    return browserSandbox(describe);
  }
}
