import { currentClient } from '../connection/current';
import { wait } from '../lib/wait';
import { commands } from './commands';
import { type ApiError, toApiError } from './errors';
import type { InputOf, OutputOf } from './operations';
import { announce, type CallEnd } from './sent';

/** An operation that the console calls. */
export type KnownOperation = keyof typeof commands;

/** A response with the id that support asks for. */
export interface Sent<Output> {
  output: Output;
  requestId?: string;
}

type Sender = {
  send(
    command: unknown,
    options: { abortSignal?: AbortSignal },
  ): Promise<Record<string, unknown> & { $metadata: { requestId?: string } }>;
};

const READ = /^(Get|List|Export)/;

/**
 * Sends one call on the current connection. A throttled call was refused before it did anything, so it is sent again
 * after a pause; a read is also sent again after a 5xx or a lost connection; a write never is.
 * @throws ApiError
 */
export async function send<O extends KnownOperation>(
  operation: O,
  input: InputOf<O>,
  signal?: AbortSignal,
): Promise<Sent<OutputOf<O>>> {
  // Each class takes its own input type; the table keeps name and class together, which TypeScript cannot follow.
  const Command = commands[operation] as unknown as new (input: unknown) => unknown;
  const client = currentClient() as unknown as Sender;
  const at = Date.now();
  const tellEnd = announce({ at, operation, input: input as Record<string, unknown> });
  for (let attempt = 1; ; attempt++) {
    try {
      const { $metadata, ...output } = await client.send(
        new Command(input),
        signal ? { abortSignal: signal } : {},
      );
      const id = $metadata.requestId === undefined ? {} : { requestId: $metadata.requestId };
      tellEnd({ outcome: 'ok', output, ...id, ms: Date.now() - at, attempts: attempt });
      return { output: output as OutputOf<O>, ...id };
    } catch (thrown) {
      const error = toApiError(thrown, operation);
      const isLast = attempt >= 4 || !mayRepeat(error, READ.test(operation), attempt);
      if (signal?.aborted || isLast) tellEnd(endOf(error, Date.now() - at, attempt));
      if (signal?.aborted) throw thrown;
      if (isLast) throw error;
      await wait(250 * 2 ** attempt * (0.5 + Math.random() / 2), signal);
    }
  }
}

function endOf({ message, details }: ApiError, ms: number, attempts: number): CallEnd {
  const { code: name, status, requestId } = details;
  return {
    outcome: { name, message, status },
    ms,
    attempts,
    ...(requestId === undefined ? {} : { requestId }),
  };
}

function mayRepeat(error: ApiError, isRead: boolean, attempt: number): boolean {
  const { status } = error.details;
  if (status === 429) return true;
  return isRead && attempt < 3 && (status === 0 || status >= 500) && status !== 501;
}
