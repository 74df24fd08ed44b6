import { startWorker } from '../../lib/start-worker';
import type { EngineCall, EngineReport } from './engine-messages';
import indexWorkerUrl from './index-worker?worker&url';

/** An index, wherever it is. */
export interface Engine {
  send: (call: EngineCall) => void;
  end: () => void;
}

/** What an engine calls, never during `send`. */
export interface EngineListener {
  onReport: (report: EngineReport) => void;
  /** It has failed and answers no more. */
  onFailure: (error: Error) => void;
}

/**
 * Starts an index: in a worker, so that typing never waits for it, and in the page itself where there is none.
 * @throws Error when neither can be loaded
 */
export async function startEngine(listener: EngineListener): Promise<Engine> {
  try {
    return await inWorker(listener);
  } catch (error) {
    console.warn('Search runs in the page:', error);
    return inPage(listener);
  }
}

function inWorker({ onReport, onFailure }: EngineListener): Promise<Engine> {
  const worker = startWorker(indexWorkerUrl);
  return new Promise((resolve, reject) => {
    worker.onerror = ({ message }) =>
      reject(new Error(message || 'The worker of the search cannot be loaded'));
    worker.onmessage = ({ data }: MessageEvent<EngineReport>) => {
      // Its first report answers the question below: it runs.
      worker.onmessage = ({ data: next }: MessageEvent<EngineReport>) => onReport(next);
      worker.onerror = (event) => {
        // Handled: the page shows it.
        event.preventDefault();
        onFailure(new Error(event.message.replace(/^Uncaught (?:Error: )?/, '') || 'its worker ended'));
      };
      worker.onmessageerror = () => onFailure(new Error('a message of its worker cannot be read'));
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

async function inPage({ onReport, onFailure }: EngineListener): Promise<Engine> {
  const { SearchIndex } = await import('./search-index');
  const index = new SearchIndex();
  const respond = (call: EngineCall): EngineReport => {
    if (call.type === 'ask')
      return { type: 'answer', id: call.id, answer: index.ask(call.question), isComplete: true };
    if (call.type === 'put') index.put(call.key, call.source);
    else index.drop(call.key);
    return { type: 'indexed' };
  };
  return {
    send: (call) => {
      try {
        const report = respond(call);
        queueMicrotask(() => onReport(report));
      } catch (error) {
        queueMicrotask(() => onFailure(error instanceof Error ? error : new Error(String(error))));
      }
    },
    end: () => undefined,
  };
}
