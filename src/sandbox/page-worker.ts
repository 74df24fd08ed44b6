import { startWorker } from '../lib/start-worker';
import { browserSandbox } from './browser-transport';
import { readInThread } from './document-reader';
import documentWorkerUrl from './document-worker?worker&url';
import type { WorkerCall, WorkerMessage } from './page-sandbox';

// The worker in which a page's sandbox runs.

const send = (message: WorkerMessage) => postMessage(message);

const readDocument = readInThread(({ result, failed }) => {
  const worker = startWorker(documentWorkerUrl);
  worker.onmessage = ({ data }) => result(data);
  worker.onerror = ({ message }) => failed(new Error(message || 'The worker for documents cannot be loaded'));
  return { send: (request) => worker.postMessage(request), end: () => worker.terminate() };
});

const sandbox = browserSandbox((problem) => send({ type: 'problem', problem }), readDocument);

addEventListener('message', async ({ data }: MessageEvent<WorkerCall>) => {
  const { id, method, input } = data;
  try {
    const work = (await sandbox)[method] as (...given: unknown[]) => Promise<unknown>;
    send({ type: 'result', id, result: await work(...input) });
  } catch (error) {
    send({ type: 'error', id, message: error instanceof Error ? error.message : String(error) });
  }
});

send({ type: 'ready' });
