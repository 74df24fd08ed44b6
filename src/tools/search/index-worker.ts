import type { EngineCall, EngineReport } from './engine-messages';
import { SearchIndex } from './search-index';

// The worker in which the index of a search is: thousands of routes are indexed and searched beside the page.

/** How long it indexes before it looks for a question, milliseconds. */
const SLICE_MS = 15;

const index = new SearchIndex();
const waiting: Exclude<EngineCall, { type: 'ask' }>[] = [];
let isIndexing = false;

const report = (message: EngineReport) => postMessage(message);

/** Indexes what waits, in slices: a question that comes meanwhile is answered from what there is. */
async function work(): Promise<void> {
  isIndexing = true;
  let since = performance.now();
  for (let at = 0; at < waiting.length; at++) {
    const call = waiting[at];
    if (call?.type === 'put') index.put(call.key, call.source);
    else if (call) index.drop(call.key);
    if (performance.now() - since < SLICE_MS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  }
  waiting.length = 0;
  isIndexing = false;
  report({ type: 'indexed' });
}

addEventListener('message', ({ data }: MessageEvent<EngineCall>) => {
  if (data.type === 'ask') {
    report({ type: 'answer', id: data.id, answer: index.ask(data.question), isComplete: !isIndexing });
    return;
  }
  waiting.push(data);
  // As an error of the worker: the page does not hear of a promise that is rejected.
  if (!isIndexing) work().catch(reportError);
});

addEventListener('messageerror', () => reportError(new Error('a message to its worker cannot be read')));
