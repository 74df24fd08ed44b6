import { startWorker } from '../../lib/start-worker';
import type { EngineCall, EngineReport } from './engine-messages';
import indexWorkerUrl from './index-worker?worker&url';

/** An index, wherever it is. */
export interface Engine {
  send: (call: EngineCall) => void;
  end: () => void;
}

/**
 * Starts an index: in a worker, so that typing never waits for it, and in the page itself where there is none.
 * @param onReport called with each report, never during `send`
 */
export async function startEngine(onReport: (report: EngineReport) => void): Promise<Engine> {
  try {
    return await inWorker(onReport);
  } catch (error) {
    console.warn('Search runs in the page:', error);
    return inPage(onReport);
  }
}

function inWorker(onReport: (report: EngineReport) => void): Promise<Engine> {
  const worker = startWorker(indexWorkerUrl);
  return new Promise((resolve, reject) => {
    worker.onerror = ({ message }) =>
      reject(new Error(message || 'The worker of the search cannot be loaded'));
    worker.onmessage = ({ data }: MessageEvent<EngineReport>) => {
      // Its first report answers the question below: it runs.
      worker.onmessage = ({ data: next }: MessageEvent<EngineReport>) => onReport(next);
      resolve({ send: (call) => worker.postMessage(call), end: () => worker.terminate() });
      if (data.type === 'indexed') onReport(data);
    };
    worker.postMessage({
      type: 'ask',
      id: 0,
      question: { text: '', offset: 0, limit: 0 },
    } satisfies EngineCall);
  });
}

async function inPage(onReport: (report: EngineReport) => void): Promise<Engine> {
  const { SearchIndex } = await import('./search-index');
  const index = new SearchIndex();
  return {
    send: (call) => {
      if (call.type === 'put') index.put(call.key, call.source);
      else if (call.type === 'drop') index.drop(call.key);
      const report: EngineReport =
        call.type === 'ask'
          ? { type: 'answer', id: call.id, answer: index.ask(call.question), isComplete: true }
          : { type: 'indexed' };
      queueMicrotask(() => onReport(report));
    },
    end: () => undefined,
  };
}
