import { Worker } from 'node:worker_threads';
import { type ReadDocument, readInThread } from '../sandbox/document-reader';

/** Reads documents in a thread that does not keep the process alive. @param script the built `document-worker` */
export function threadReader(script: URL): ReadDocument {
  return readInThread(({ result, failed }) => {
    const worker = new Worker(script);
    worker.unref();
    worker.on('message', result);
    worker.on('error', failed);
    return {
      send: (request) => worker.postMessage(request),
      end: () => {
        worker.removeAllListeners();
        // What is left of a thread that is not listened to any more is no concern of a request.
        worker.on('error', () => undefined);
        void worker.terminate();
      },
    };
  });
}
