import { safeLocalStorage } from '../../lib/storage';
import { createStore } from '../../lib/store';
import { cancellableDelay, withLock } from '../../lib/with-lock';
import { accountOfKey } from '../../service/access-key';
import { isRead } from '../../service/operations';
import { CONTROL_PLANE } from '../../service/rules/quotas';
import type { InputOf, KnownOperation, OutputOf } from '../../service/sdk';
import { prepareConnection, sendOn } from '../connection/clients';
import type { Connection } from '../connection/connection';
import { credentialsOf } from '../connection/credentials';
import { readOnlyReason } from '../connection/read-only';
import { connectionTypeOf } from '../connection/types/registry';
import { Budget, NO_QUEUED_CALLS, type QueuedCalls } from './budget';
import { commands } from './commands';
import { ApiError } from './errors';
import { createSender, type SendOptions, type SendResult } from './sender';

const budgets = new Map<string, Budget>();
const queued = createStore<QueuedCalls>(NO_QUEUED_CALLS);

/** The calls that are queued for the rates of their accounts; a store for `useSyncExternalStore`. */
export const queuedCalls = { getSnapshot: queued.getSnapshot, subscribe: queued.subscribe };

/** The account and Region that calls count for: two access keys of one account share its budget. */
function account({ id, region }: Connection): string {
  return `${accountOfKey(credentialsOf(id)?.accessKeyId ?? '') ?? id}.${region}`;
}

/** The budget of a connection's account; only AWS has one. */
function budgetOf(connection: Connection): Budget | undefined {
  if (!connectionTypeOf(connection).hasRequestBudget) return undefined;
  const name = account(connection);
  const known = budgets.get(name);
  if (known) return known;
  const budget = new Budget(name, CONTROL_PLANE, {
    now: Date.now,
    storage: safeLocalStorage,
    withLock,
    cancellableDelay,
  });
  budgets.set(name, budget);
  budget.subscribe(() => {
    const all = [...budgets.values()].map((one) => one.getQueued()).filter(({ calls }) => calls > 0);
    queued.set(
      all.length === 0
        ? NO_QUEUED_CALLS
        : {
            calls: all.reduce((sum, { calls }) => sum + calls, 0),
            ms: Math.max(...all.map(({ ms }) => ms)),
          },
    );
  });
  return budget;
}

/** Cancels the queued calls; sent calls continue. */
export function cancelQueuedCalls(): void {
  for (const budget of budgets.values()) {
    budget.cancelAll(
      new ApiError('The call was cancelled before it was sent.', {
        code: 'Cancelled',
        status: 0,
        operation: 'waiting',
        notSent: true,
      }),
    );
  }
}

const sender = createSender({
  transmit: async (connection, operation, input, abortSignal) => {
    try {
      return await transmit(connection, operation, input, abortSignal);
    } catch (error) {
      // An emulator has a part of the service, and may answer for the rest as for a resource that is missing.
      if (!connectionTypeOf(connection).diagnosis.hasUnreadableResponses) throw error;
      const { classifyNotFound } = await import('../connection/missing-operation');
      const send = (name: KnownOperation, members: unknown) =>
        transmit(connection, name, members, abortSignal);
      throw await classifyNotFound(error, { operation, input: input as Record<string, unknown>, send });
    }
  },
  budget: budgetOf,
  account,
  prepare: prepareConnection,
});

const transmit: Parameters<typeof createSender>[0]['transmit'] = (
  connection,
  operation,
  input,
  abortSignal,
) => {
  // Each class has its own input type; the table pairs name and class, which TypeScript cannot follow.
  const Command = commands[operation] as unknown as new (input: unknown) => unknown;
  return sendOn(connection, new Command(input), abortSignal ? { abortSignal } : {});
};

/**
 * Sends one call on a connection, as often as is safe; see `createSender`. The call keeps that connection, however
 * long it waits. On a connection that is read-only, a write is not sent at all.
 * @throws ApiError
 */
export async function send<O extends KnownOperation>(
  connection: Connection,
  operation: O,
  input: InputOf<O>,
  signal?: AbortSignal,
  options: Omit<SendOptions, 'signal'> = {},
): Promise<SendResult<OutputOf<O>>> {
  const readOnly = isRead(operation) ? undefined : readOnlyReason(connection);
  if (readOnly)
    throw new ApiError(readOnly, { code: 'ConnectionReadOnly', status: 403, operation, notSent: true });
  return sender(connection, operation, input, { signal, ...options });
}
