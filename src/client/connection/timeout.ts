import type { SdkHandler } from './relay-transport';

/** The service responds to any call within its limit of 29 seconds; after that the connection is dead. */
export const TIMEOUT_MS = 35_000;

/** The response began and broke off: nothing can be said about what the service did. */
class CutResponseError extends Error {
  override readonly name = 'CutResponse';
}

/**
 * The SDK's transport with a limit of time that lasts until the body is read to its end. A request without a response is
 * aborted in the browser too: the SDK's own timeout leaves it pending, so that it could be sent long after the user saw
 * that it was not applied.
 * @throws CutResponseError when the body breaks off, or does not end in time
 */
export function withTimeout(next: SdkHandler, timeoutMs = TIMEOUT_MS): SdkHandler {
  return {
    async handle(request, options) {
      const { abortSignal } = (options ?? {}) as { abortSignal?: AbortSignal };
      const timeout = new AbortController();
      const timer = setTimeout(() => timeout.abort(`no response within ${timeoutMs / 1000} s`), timeoutMs);
      const either = abortSignal ? AbortSignal.any([abortSignal, timeout.signal]) : timeout.signal;
      try {
        const answer = await next.handle(request, { ...(options as object), abortSignal: either });
        answer.response.body = await wholeBody(answer.response.body, either);
        return answer;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

async function wholeBody(body: unknown, signal: AbortSignal): Promise<Uint8Array> {
  try {
    return await abortable(
      new Response(body as BodyInit).arrayBuffer().then((bytes) => new Uint8Array(bytes)),
      signal,
    );
  } catch (cause) {
    const why = signal.aborted
      ? String(signal.reason)
      : cause instanceof Error
        ? cause.message
        : String(cause);
    throw new CutResponseError(why, { cause });
  }
}

function abortable<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
