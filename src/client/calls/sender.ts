import { delay } from '../../lib/delay';
import { withLock } from '../../lib/with-lock';
import { isCreate, isRead } from '../../service/operations';
import type { KnownOperation, OutputOf } from '../../service/sdk';
import type { Connection } from '../connection/connection';
import type { Budget, Priority } from './budget';
import { type CallResult, emitCall } from './call-events';
import { type ApiError, isUnsupportedOperation, toApiError } from './errors';

/** A response with the id that support asks for. */
export interface SendResult<Output> {
  output: Output;
  requestId?: string;
  /** The journal's entry of the call, where a journal listens. */
  entryId?: number;
}

/** How often a call is sent at most, by what came of the attempt before. */
const MAX_ATTEMPTS = {
  /** Refused before anything was applied. */
  refused: 5,
  /** A conflict that may be lasting, such as a name that is taken. */
  mayBeLasting: 3,
  /** A read without a response. */
  unanswered: 3,
};

/** Whoever waits for a form waits for this too. */
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
  /** The account's request budget; undefined where there is none to keep, such as the sandbox of the page. */
  budget: (connection: Connection) => Budget | undefined;
  /** What keeps two writes to one API apart: the name of the account and Region. */
  account: (connection: Connection) => string;
  /** Milliseconds that a pause before another attempt is made of. */
  pause?: number;
}

/**
 * A function that sends one call on a connection and resolves to its response. Writes to one API go one after the other,
 * in all tabs. A call that was refused before it did anything (throttled, or met by a concurrent modification) is sent
 * again after a pause; a read also after a 5xx or a lost connection; a write never is, because it may have been applied.
 * The function throws ApiError, always.
 */
export function createSender({ transmit, budget, account, pause = 250 }: Options) {
  return async function send<O extends KnownOperation>(
    connection: Connection,
    operation: O,
    input: unknown,
    signal?: AbortSignal,
  ): Promise<SendResult<OutputOf<O>>> {
    const members = input as Readonly<Record<string, unknown>>;
    const reads = isRead(operation);
    const at = Date.now();
    const emitEnd = emitCall({ at, connection, operation, input: members });
    let attempt = 0;

    const once = async () => {
      attempt += 1;
      await budget(connection)?.acquire(operation, priorityOf(reads, members), signal);
      return transmit(connection, operation, input, signal);
    };
    const untilTaken = async () => {
      for (;;) {
        try {
          return await once();
        } catch (thrown) {
          if (signal?.aborted) throw thrown;
          const error = toApiError(thrown, operation, members);
          if (error.details.status === 429) await budget(connection)?.drain();
          if (!mayRepeat(error, operation, attempt)) throw error;
          await delay(Math.min(pause * 2 ** attempt, MAX_PAUSE_MS) * (0.5 + Math.random() / 2), signal);
        }
      }
    };

    const parent = reads ? undefined : (members.ApiId ?? members.DomainName);
    try {
      const { $metadata, ...output } = await (typeof parent === 'string'
        ? withLock(`gatehouse.write.${account(connection)}.${parent}`, untilTaken, signal)
        : untilTaken());
      const id = $metadata.requestId === undefined ? {} : { requestId: $metadata.requestId };
      const entryId = emitEnd({ outcome: 'ok', output, ...id, ms: Date.now() - at, attempts: attempt });
      return { output: output as OutputOf<O>, ...id, ...(entryId === undefined ? {} : { entryId }) };
    } catch (thrown) {
      const error = toApiError(thrown, operation, members);
      emitEnd(endOf(error, Date.now() - at, attempt));
      throw error;
    }
  };
}

/** The user waits for a write; then comes what a screen shows, then the rest of a long list. */
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

/** Updates and deletes whose conflict may last: a key or name that is taken, a resource in use (service-rules 2.14). */
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
 * Whether a failed attempt is made again. A ConflictException is a concurrent modification (service-rules 2.14), which
 * ends by itself, or something lasting; the service says which in a sentence only, so the operation decides how often
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
