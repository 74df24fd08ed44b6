import type { PageSandbox, WorkerCall, WorkerMessage } from './page-sandbox';
import type { StorageProblem } from './storage-problem';

/** A worker, as far as it is used here. */
export type SandboxWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/**
 * The sandbox in a worker, once that is ready.
 * @param onProblem called when the data is not kept (any more)
 * @param onEnd called when the worker has ended by itself: the calls under way are rejected, and there will be no others
 * @throws Error where the worker cannot be loaded
 */
export function workerSandbox(
  worker: SandboxWorker,
  onProblem: (problem: StorageProblem) => void,
  onEnd: () => void,
): Promise<PageSandbox> {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const call = <Method extends keyof PageSandbox>(
    method: Method,
    ...input: Parameters<PageSandbox[Method]>
  ) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ id: last, method, input } as WorkerCall);
    }) as ReturnType<PageSandbox[Method]>;

  return new Promise((ready, failed) => {
    let isReady = false;
    worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
      if (data.type === 'problem') {
        onProblem(data.problem as StorageProblem);
      } else if (data.type === 'ready') {
        isReady = true;
        ready({
          handle: (request) => call('handle', request),
          reset: (to) => call('reset', to),
          limits: () => call('limits'),
          setLimits: (limits) => call('setLimits', limits),
        });
      } else {
        const one = waiting.get(data.id);
        waiting.delete(data.id);
        if (data.type === 'result') one?.resolve(data.result);
        else one?.reject(new Error(data.message));
      }
    };
    worker.onerror = ({ message }) => {
      worker.terminate();
      const error = new Error(`The sandbox has stopped: ${message || 'its worker cannot be loaded'}`);
      failed(error);
      for (const one of waiting.values()) one.reject(error);
      waiting.clear();
      if (isReady) onEnd();
    };
  });
}
