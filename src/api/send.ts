import { currentClient } from '../connection/current';
import { wait } from '../lib/wait';
import { commands } from './commands';
import { ApiError, isMissing, toApiError } from './errors';
import { lockReason } from './here';
import type { InputOf, OutputOf } from './operations';

/** An operation that the console calls. */
export type KnownOperation = keyof typeof commands;

/** A response with the id that support asks for. */
export interface Sent<Output> {
  output: Output;
  requestId?: string;
}

const READ = /^(Get|List|Export)/;

/**
 * Sends one call on the current connection. A throttled call was refused before it did anything, so it is sent again
 * after a pause; a read is also sent again after a 5xx or a lost connection; a write never is. On a connection that is
 * read-only, a write is not sent at all.
 * @throws ApiError
 */
export async function send<O extends KnownOperation>(
  operation: O,
  input: InputOf<O>,
  signal?: AbortSignal,
): Promise<Sent<OutputOf<O>>> {
  // Each class takes its own input type; the table keeps name and class together, which TypeScript cannot follow.
  const Command = commands[operation] as unknown as new (input: unknown) => unknown;
  const client = currentClient();
  const isRead = READ.test(operation);
  const locked = isRead ? undefined : lockReason();
  if (locked) {
    throw new ApiError(locked, { code: 'ConnectionReadOnly', status: 403, operation });
  }
  for (let attempt = 1; ; attempt++) {
    try {
      const { $metadata, ...output } = await client.send(
        new Command(input),
        signal ? { abortSignal: signal } : {},
      );
      return {
        output: output as OutputOf<O>,
        ...($metadata.requestId === undefined ? {} : { requestId: $metadata.requestId }),
      };
    } catch (thrown) {
      if (signal?.aborted) throw thrown;
      const error = toApiError(thrown, operation);
      if (attempt >= 4 || !mayRepeat(error, isRead, attempt)) throw error;
      await wait(250 * 2 ** attempt * (0.5 + Math.random() / 2), signal);
    }
  }
}

function mayRepeat(error: ApiError, isRead: boolean, attempt: number): boolean {
  const { status } = error.details;
  if (status === 429) return true;
  return isRead && attempt < 3 && (status === 0 || status >= 500) && !isMissing(error);
}
