import { delay } from '../../lib/delay';
import { isCreate, isRead } from '../../service/operations';
import type { KnownOperation, OutputOf } from '../../service/sdk';
import type { Connection } from '../connection/connection';
import type { Budget, Priority } from './budget';
import { type CallResult, emitCall } from './call-events';
import { ApiError, isUnsupportedOperation, toApiError } from './errors';
import { trackPending } from './pending-calls';

/** A response with its request id. */
export interface SendResult<Output> {
  output: Output;
  requestId?: string;
  /** The call's journal entry, when a journal listens. */
  entryId?: number;
}

/** Maximum attempts, by the outcome of the previous attempt. */
const MAX_ATTEMPTS = {
  /** Rejected before anything was applied. */
  refused: 5,
  /** A conflict that may be permanent, such as a name that is in use. */
  mayBeLasting: 3,
  /** A read without a response. */
  unanswered: 3,
};

/** Retries delay a waiting form too. */
const MAX_PAUSE_MS = 2000;

/** Sends one command on a connection; the SDK client without its types. */
type Transmit = (
  connection: Connection,
  operation: KnownOperation,
  input: unknown,
  signal: AbortSignal | undefined,
) => Promise<Record<string, unknown> & { $metadata: { requestId?: string } }>;

interface Options {
  transmit: Transmit;
  /** The account's request budget; undefined where none applies, such as the in-page sandbox. */
  budget: (connection: Connection) => Budget | undefined;
  /**
   * Completes what a connection needs before a call, outside of any lock, because it may ask the user; returns how to go
   * on after a failure: whether its cause is remedied, so that the call, which was not applied, is sent again.
   */
  prepare?: (connection: Connection) => Promise<(error: unknown) => Promise<boolean>>;
  /** The scope of the write locks: the account and Region. */
  account: (connection: Connection) => string;
  /** Base of the backoff before another attempt, milliseconds. */
  pause?: number;
}

/** A slow reader: its calls wait for a turn, and go after all others. */
export interface Background {
  /** Waits until the next call or attempt may be made. */
  turn: () => Promise<void>;
  /** An attempt was throttled: another client uses the account too. */
  throttled: () => void;
}

/** How a call is sent. */
export interface SendOptions {
  background?: Background | undefined;
  signal?: AbortSignal | undefined;
  /** Runs inside the write lock, right before the call is sent; what it throws ends the call unsent. */
  precondition?: (() => Promise<void>) | undefined;
}

/**
 * A function that sends one call on a connection and resolves to its response. Writes to one API run one after the other,
 * in all tabs. A call that was rejected before it did anything (throttled, or concurrent modification) is sent
 * again after a pause; a read also after a 5xx or a network error; a write is not, because it may have been applied.
 * The function throws only ApiError.
 */
export function createSender({ transmit, budget, account, prepare, pause = 250 }: Options) {
  return async function send<O extends KnownOperation>(
    connection: Connection,
    operation: O,
    input: unknown,
    { signal, precondition, background }: SendOptions = {},
  ): Promise<SendResult<OutputOf<O>>> {
    const members = input as Readonly<Record<string, unknown>>;
    const reads = isRead(operation);
    const at = Date.now();
    const emitEnd = emitCall({ at, connection, operation, input: members });
    let attempt = 0;
    let isSent = false;

    const once = async () => {
      attempt += 1;
      await background?.turn();
      const priority = background ? 3 : priorityOf(reads, members);
      await budget(connection)?.acquire(operation, priority, signal);
      const stopped = new AbortController();
      const stop = () => stopped.abort(new Error('you stopped waiting'));
      const endOfWait = reads
        ? undefined
        : trackPending({ operation, waitsFor: 'response', since: Date.now(), stop });
      isSent = true;
      try {
        const either = signal ? AbortSignal.any([signal, stopped.signal]) : stopped.signal;
        return await transmit(connection, operation, input, either);
      } finally {
        endOfWait?.();
      }
    };
    const attemptAll = async () => {
      await precondition?.();
      for (;;) {
        try {
          return await once();
        } catch (thrown) {
          if (signal?.aborted) throw thrown;
          const error = toApiError(thrown, operation, members);
          if (error.details.status === 429) {
            background?.throttled();
            await budget(connection)?.drain();
          }
          if (!mayRepeat(error, operation, attempt)) throw thrown;
          isSent = false;
          await delay(Math.min(pause * 2 ** attempt, MAX_PAUSE_MS) * (0.5 + Math.random() / 2), signal);
        }
      }
    };

    const locked = async () => {
      if (reads) return attemptAll();
      // The first screen only reads.
      const { lockedResource, withWriteLock } = await import('./write-lock');
      const resource = lockedResource(members);
      if (resource === undefined) return attemptAll();
      return withWriteLock(
        `gatehouse.write.${account(connection)}.${resource}`,
        operation,
        attemptAll,
        signal,
      );
    };
    const prepared = async () => {
      for (;;) {
        const recover = await prepare?.(connection);
        try {
          return await locked();
        } catch (thrown) {
          if (signal?.aborted || !(await recover?.(thrown))) throw thrown;
          isSent = false;
        }
      }
    };
    try {
      const { $metadata, ...output } = await prepared();
      const id = $metadata.requestId === undefined ? {} : { requestId: $metadata.requestId };
      const entryId = emitEnd({ outcome: 'ok', output, ...id, ms: Date.now() - at, attempts: attempt });
      return { output: output as OutputOf<O>, ...id, ...(entryId === undefined ? {} : { entryId }) };
    } catch (thrown) {
      const error = isSent
        ? toApiError(thrown, operation, members)
        : unsent(toApiError(thrown, operation, members));
      emitEnd(endOf(error, Date.now() - at, attempt));
      throw error;
    }
  };
}

/** The error of a call that failed before it was sent, so that its outcome does not count as unknown. */
function unsent(error: ApiError): ApiError {
  const { message, details, cause } = error;
  return details.notSent ? error : new ApiError(message, { ...details, notSent: true }, { cause });
}

/** Writes first, because the user waits; then what a screen shows, then the rest of a long list. */
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

/** Updates and deletes whose conflict may be permanent: a key or name in use, a resource in use (service-rules 2.14). */
const LASTING_CONFLICTS: readonly KnownOperation[] = [
  'DeleteAuthorizer',
  'DeleteIntegration',
  'UpdateApiMapping',
  'UpdateAuthorizer',
  'UpdateIntegrationResponse',
  'UpdateModel',
  'UpdateRoute',
  'UpdateRouteResponse',
];

/**
 * Whether a failed attempt is retried. A ConflictException is a concurrent modification (service-rules 2.14), which
 * is temporary, or permanent; only the message differs, so the operation decides how often
 * it is tried.
 */
function mayRepeat(error: ApiError, operation: KnownOperation, attempt: number): boolean {
  const { status, code } = error.details;
  if (status === 429) return attempt < MAX_ATTEMPTS.refused;
  if (code === 'ConflictException') {
    const mayLast = isCreate(operation) || LASTING_CONFLICTS.includes(operation);
    return attempt < (mayLast ? MAX_ATTEMPTS.mayBeLasting : MAX_ATTEMPTS.refused);
  }
  return (
    isRead(operation) &&
    attempt < MAX_ATTEMPTS.unanswered &&
    (status === 0 || status >= 500) &&
    !isUnsupportedOperation(error)
  );
}
