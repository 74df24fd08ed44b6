import { cancellableDelay, withLock } from '../../lib/with-lock';
import { accountOfKey } from '../../service/access-key';
import { isRead } from '../../service/operations';
import { CONTROL_PLANE } from '../../service/rules/quotas';
import type { InputOf, KnownOperation, OutputOf } from '../../service/sdk';
import { readOnlyReason } from '../connection/active-connection';
import { credentialsOf } from '../connection/credentials';
import { currentClient, currentConnection } from '../connection/current';
import { Budget, NO_QUEUED_CALLS, type QueuedCalls } from './budget';
import { commands } from './commands';
import { ApiError } from './errors';
import { createSender, type SendResult } from './sender';

const budgets = new Map<string, Budget>();
const listeners = new Set<() => void>();

/** The calls that wait for the account's rate; a store for `useSyncExternalStore`. */
export const queuedCalls = {
  getSnapshot: (): QueuedCalls => currentBudget()?.getQueued() ?? NO_QUEUED_CALLS,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** The account and Region that calls count for: two pairs of keys of one account share its budget. */
function account(): string {
  const { id, region } = currentConnection();
  return `${accountOfKey(credentialsOf(id)?.accessKeyId ?? '') ?? id}.${region}`;
}

/** The budget of the current account; only AWS itself keeps one. */
function currentBudget(): Budget | undefined {
  if (currentConnection().kind !== 'aws') return undefined;
  const name = account();
  const known = budgets.get(name);
  if (known) return known;
  const budget = new Budget(name, CONTROL_PLANE, {
    now: Date.now,
    storage: localStorage,
    withLock,
    cancellableDelay,
  });
  budgets.set(name, budget);
  budget.subscribe(() => {
    for (const listener of listeners) listener();
  });
  return budget;
}

/** Gives up on the calls that wait for the account's rate; what was sent goes on. */
export function cancelQueuedCalls(): void {
  currentBudget()?.cancelAll(
    new ApiError('It was cancelled before it was sent.', {
      code: 'Cancelled',
      status: 0,
      operation: 'waiting',
    }),
  );
}

const sender = createSender({
  transmit: (operation, input, abortSignal) => {
    // Each class takes its own input type; the table keeps name and class together, which TypeScript cannot follow.
    const Command = commands[operation] as unknown as new (input: unknown) => unknown;
    return currentClient().send(new Command(input), abortSignal ? { abortSignal } : {});
  },
  budget: currentBudget,
  account,
});

/**
 * Sends one call on the current connection, as often as is safe; see `createSender`. On a connection that is read-only, a
 * write is not sent at all.
 * @throws ApiError
 */
export async function send<O extends KnownOperation>(
  operation: O,
  input: InputOf<O>,
  signal?: AbortSignal,
): Promise<SendResult<OutputOf<O>>> {
  const locked = isRead(operation) ? undefined : readOnlyReason();
  if (locked) throw new ApiError(locked, { code: 'ConnectionReadOnly', status: 403, operation });
  return sender(operation, input, signal);
}
