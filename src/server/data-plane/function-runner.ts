import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
  type FunctionResult,
  type FunctionRunner,
  failed,
  late,
  returned,
  threw,
} from '../../sandbox/data-plane/function-result';

/** A handler in this process: what it returns is the payload, what it throws a failure. */
export type Handler = (event: never) => unknown;

/** `null` for a handler that returns nothing, as Lambda has it. @throws TypeError for what JSON cannot hold */
const payloadOf = (value: unknown): string => JSON.stringify(value) ?? 'null';

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** A handler of this process. One that never ends is left behind at its timeout: only a worker can be stopped. */
export function runHandler(handler: Handler): FunctionRunner {
  return async (event, timeoutMs) => {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<FunctionResult>((done) => {
      timer = setTimeout(() => done(late(timeoutMs)), timeoutMs);
    });
    const ran = (async () => {
      try {
        return returned(payloadOf(await handler(structuredClone(event) as never)));
      } catch (error) {
        return threw(messageOf(error));
      }
    })();
    return Promise.race([ran, tooLate]).finally(() => clearTimeout(timer));
  };
}

/**
 * A function behind an address that takes an event by POST, as AWS's runtime interface emulator and `sam local
 * start-lambda` do.
 */
export function invokeUrl(url: string): FunctionRunner {
  return async (event, timeoutMs) => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        body: JSON.stringify(event),
        headers: { 'content-type': 'application/json' },
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const payload = await response.text();
      if (!response.ok) return failed(`${url} answered ${response.status}: ${payload.slice(0, 200)}`);
      if (response.headers.has('x-amz-function-error'))
        return { ...failed(payload.slice(0, 1000)), errorPayload: payload };
      return returned(payload);
    } catch (error) {
      const isLate = error instanceof DOMException && error.name === 'TimeoutError';
      return isLate
        ? failed(`${url} did not answer within ${timeoutMs} ms.`, 'timeout')
        : failed(`${url} cannot be called: ${messageOf(error)}`);
    }
  };
}

/** The worker: one invocation, from a module that is read again each time, so that a change of its file takes effect. */
const WORKER = `
const { parentPort, workerData } = require('node:worker_threads');
import(workerData.url)
  .then(async (module) => {
    const handler = module.handler ?? module.default;
    if (typeof handler !== 'function') throw new Error('The module exports no function named handler.');
    const result = await handler(workerData.event, { getRemainingTimeInMillis: () => workerData.until - Date.now() });
    parentPort.postMessage({ payload: JSON.stringify(result) ?? 'null' });
  })
  .catch((error) => parentPort.postMessage({ problem: String(error?.stack ?? error), message: String(error?.message ?? error) }));
`;

/** A handler exported by a module's file, in a thread of its own that its timeout ends. */
export function runFile(path: string): FunctionRunner {
  const url = pathToFileURL(resolve(path)).href;
  return (event, timeoutMs) =>
    new Promise((done) => {
      const worker = new Worker(WORKER, {
        eval: true,
        workerData: { url, event: JSON.parse(JSON.stringify(event)), until: Date.now() + timeoutMs },
      });
      let isDone = false;
      const end = (result: FunctionResult) => {
        if (isDone) return;
        isDone = true;
        clearTimeout(timer);
        void worker.terminate();
        done(result);
      };
      const timer = setTimeout(() => end(late(timeoutMs)), timeoutMs);
      worker.once(
        'message',
        ({
          payload,
          problem,
          message = 'It failed.',
        }: {
          payload?: string;
          problem?: string;
          message?: string;
        }) => end(payload === undefined ? threw(message, problem) : returned(payload)),
      );
      worker.once('error', (error) => end(failed(messageOf(error))));
      worker.once('exit', (code) => end(failed(`Its process ended with ${code} before it returned.`)));
    });
}
