import { Budget, NOBODY, type Waiting } from '../connection/budget';
import { currentClient, currentConnection } from '../connection/current';
import { alone, sleep } from '../connection/tabs';
import { accountOfKey } from '../lib/access-key';
import { CONTROL_PLANE } from '../rules/quotas';
import { commands } from './commands';
import { ApiError } from './errors';
import type { InputOf, OutputOf } from './operations';
import { createSender } from './sender';

/** An operation that the console calls. */
export type KnownOperation = keyof typeof commands;

/** A response with the id that support asks for. */
export interface Sent<Output> {
  output: Output;
  requestId?: string;
}

type Client = {
  send(
    command: unknown,
    options: { abortSignal: AbortSignal },
  ): Promise<Record<string, unknown> & { $metadata: { requestId?: string } }>;
};

const budgets = new Map<string, Budget>();
const listeners = new Set<() => void>();

/** The calls that wait for the account's rate; a store for `useSyncExternalStore`. */
export const waitingCalls = {
  getSnapshot: (): Waiting => currentBudget()?.getWaiting() ?? NOBODY,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** The account and Region that calls count for: two pairs of keys of one account share its budget. */
function account(): string {
  const { id, region, credentials } = currentConnection();
  return `${accountOfKey(credentials?.accessKeyId ?? '') ?? id}.${region}`;
}

/** The budget of the current account; only AWS itself keeps one. */
function currentBudget(): Budget | undefined {
  if (currentConnection().kind !== 'aws') return undefined;
  const name = account();
  const known = budgets.get(name);
  if (known) return known;
  const budget = new Budget(name, CONTROL_PLANE, { now: Date.now, storage: localStorage, alone, sleep });
  budgets.set(name, budget);
  budget.subscribe(() => {
    for (const listener of listeners) listener();
  });
  return budget;
}

/** Gives up on the calls that wait for the account's rate; what was sent goes on. */
export function cancelWaiting(): void {
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
    return (currentClient() as unknown as Client).send(new Command(input), { abortSignal });
  },
  budget: currentBudget,
  account,
});

/**
 * Sends one call on the current connection, as often as is safe; see `createSender`.
 * @throws ApiError
 */
export function send<O extends KnownOperation>(
  operation: O,
  input: InputOf<O>,
  signal?: AbortSignal,
): Promise<Sent<OutputOf<O>>> {
  return sender(operation, input, signal);
}
