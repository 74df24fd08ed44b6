import { isRead } from '../../service/operations';
import { trackPending } from '../calls/pending-calls';
import type { SdkHandler } from './relay-transport';

/** The service answers any call within its own 29 seconds; a connection that is silent longer is gone. */
const TIMEOUT_MS = 35_000;

/**
 * Gives up on a request that stays without an answer, and ends it in the browser too: the SDK's own limit leaves it
 * there, where one that still waits for a connection could go out long after a person was told that it was not applied.
 */
export function withTimeout(next: SdkHandler): SdkHandler {
  return {
    async handle(request, options) {
      const { abortSignal } = (options ?? {}) as { abortSignal?: AbortSignal };
      const silence = new AbortController();
      const timer = setTimeout(() => silence.abort(`no response within ${TIMEOUT_MS / 1000} s`), TIMEOUT_MS);
      const either = abortSignal ? AbortSignal.any([abortSignal, silence.signal]) : silence.signal;
      try {
        return await next.handle(request, { ...(options as object), abortSignal: either });
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** Notes a change while it is under way: from its leaving, when keys and signature are there, to its answer. */
export const markPending =
  (next: (args: unknown) => Promise<unknown>, { commandName = '' }: { commandName?: string }) =>
  async (args: unknown) => {
    const operation = commandName.replace(/Command$/, '');
    if (isRead(operation)) return next(args);
    const answered = trackPending({ operation, since: Date.now(), longest: TIMEOUT_MS });
    try {
      return await next(args);
    } finally {
      answered();
    }
  };
