import { isRead } from '../../service/operations';
import { trackPending } from '../calls/pending-calls';
import type { SdkHandler } from './relay-transport';

/** The service responds to any call within its limit of 29 seconds; after that the connection is dead. */
const TIMEOUT_MS = 35_000;

/**
 * Aborts a request without a response in the browser too: the SDK's own timeout leaves it
 * pending, so that it could be sent long after the user saw that it was not applied.
 */
export function withTimeout(next: SdkHandler): SdkHandler {
  return {
    async handle(request, options) {
      const { abortSignal } = (options ?? {}) as { abortSignal?: AbortSignal };
      const timeout = new AbortController();
      const timer = setTimeout(() => timeout.abort(`no response within ${TIMEOUT_MS / 1000} s`), TIMEOUT_MS);
      const either = abortSignal ? AbortSignal.any([abortSignal, timeout.signal]) : timeout.signal;
      try {
        return await next.handle(request, { ...(options as object), abortSignal: either });
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** Tracks a pending write: from sending, after credentials and signature, to its response. */
export const markPending =
  (next: (args: unknown) => Promise<unknown>, { commandName = '' }: { commandName?: string }) =>
  async (args: unknown) => {
    const operation = commandName.replace(/Command$/, '');
    if (isRead(operation)) return next(args);
    const markDone = trackPending({ operation, since: Date.now(), longest: TIMEOUT_MS });
    try {
      return await next(args);
    } finally {
      markDone();
    }
  };
