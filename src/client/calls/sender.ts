import { delay } from '../../lib/delay';
import { withLock } from '../../lib/with-lock';
import { isRead } from '../../service/operations';
import type { KnownOperation, OutputOf } from '../../service/sdk';
import type { Budget, Priority } from './budget';
import { type CallResult, emitCall } from './call-events';
import { type ApiError, isUnsupportedOperation, toApiError } from './errors';

/** A response with the id that support asks for. */
export interface SendResult<Output> {
  output: Output;
  requestId?: string;
}

/** How often a call that the service would not take at all is sent, and one whose answer did not come. */
const MAX_ATTEMPTS = { refused: 5, unanswered: 3 };

/** Whoever waits for a form waits for this too. */
const MAX_PAUSE_MS = 2000;

/** Sends one command; the SDK client without its types. */
type Transmit = (
  operation: KnownOperation,
  input: unknown,
  signal: AbortSignal | undefined,
) => Promise<Record<string, unknown> & { $metadata: { requestId?: string } }>;

interface Options {
  transmit: Transmit;
  /** The account's request budget; undefined where there is none to keep, such as the sandbox of the page. */
  budget: () => Budget | undefined;
  /** What keeps two writes to one API apart: the name of the account and Region. */
  account: () => string;
  /** Milliseconds that a pause before another attempt is made of. */
  pause?: number;
}

/**
 * A function that sends one call and answers with its response. Writes to one API go one after the other, in all tabs.
 * A call that was refused before it did anything (throttled, or met by a concurrent modification) is sent again after
 * a pause; a read also after a 5xx or a lost connection; a write never is, because it may have been applied.
 */
export function createSender({ transmit, budget, account, pause = 250 }: Options) {
  return async function send<O extends KnownOperation>(
    operation: O,
    input: unknown,
    signal?: AbortSignal,
  ): Promise<SendResult<OutputOf<O>>> {
    const members = input as Readonly<Record<string, unknown>>;
    const reads = isRead(operation);
    const at = Date.now();
    const tellEnd = emitCall({ at, operation, input: members });
    let attempt = 0;

    const once = async () => {
      attempt += 1;
      await budget()?.acquire(operation, priorityOf(reads, members), signal);
      return transmit(operation, input, signal);
    };
    const untilTaken = async () => {
      for (;;) {
        try {
          return await once();
        } catch (thrown) {
          if (signal?.aborted) throw thrown;
          const error = toApiError(thrown, operation);
          if (error.details.status === 429) await budget()?.drain();
          if (!mayRepeat(error, reads, attempt)) throw error;
          await delay(Math.min(pause * 2 ** attempt, MAX_PAUSE_MS) * (0.5 + Math.random() / 2), signal);
        }
      }
    };

    const parent = reads ? undefined : (members.ApiId ?? members.DomainName);
    try {
      const { $metadata, ...output } = await (typeof parent === 'string'
        ? withLock(`gatehouse.write.${account()}.${parent}`, untilTaken, signal)
        : untilTaken());
      const id = $metadata.requestId === undefined ? {} : { requestId: $metadata.requestId };
      tellEnd({ outcome: 'ok', output, ...id, ms: Date.now() - at, attempts: attempt });
      return { output: output as OutputOf<O>, ...id };
    } catch (thrown) {
      tellEnd(endOf(toApiError(thrown, operation), Date.now() - at, attempt));
      throw thrown;
    }
  };
}

/** A person waits for a write; then comes what a screen shows, then the rest of a long list. */
function priorityOf(reads: boolean, input: Readonly<Record<string, unknown>>): Priority {
  if (!reads) return 0;
  return input.NextToken === undefined ? 1 : 2;
}

function endOf({ message, details }: ApiError, ms: number, attempts: number): CallResult {
  const { code: name, status, requestId } = details;
  return {
    outcome: { name, message, status },
    ms,
    attempts,
    ...(requestId === undefined ? {} : { requestId }),
  };
}

function mayRepeat(error: ApiError, reads: boolean, attempt: number): boolean {
  const { status } = error.details;
  // Refused before anything was done (service-rules 2.14, 2.16).
  const isRefused = status === 429 || (status === 409 && /concurrent modification/i.test(error.message));
  if (isRefused) return attempt < MAX_ATTEMPTS.refused;
  return (
    reads &&
    attempt < MAX_ATTEMPTS.unanswered &&
    (status === 0 || status >= 500) &&
    !isUnsupportedOperation(error)
  );
}
