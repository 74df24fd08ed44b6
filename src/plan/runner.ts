import { toApiError } from '../api/errors';
import type { Operation } from '../api/operations';
import { sameValue } from '../lib/diff';
import { assertSound, resolveMembers } from './refs';
import type { Call, Plan } from './types';

/**
 * Sends one call and answers with its response, without the transport's own members.
 * @throws what the service or the network says; an AWS error has `name`, `message` and `$metadata`.
 */
export type Send = (
  operation: Operation,
  input: Record<string, unknown>,
  signal?: AbortSignal,
) => Promise<{ output: Record<string, unknown>; requestId?: string }>;

/** One call of a run and how far it came. */
export interface CallState {
  readonly call: Call;
  readonly status: 'waiting' | 'running' | 'done' | 'failed';
  /** The response; only when done. */
  readonly output?: Readonly<Record<string, unknown>>;
  /** What was thrown; only when failed. */
  readonly error?: unknown;
  /** From sending to the answer, milliseconds. */
  readonly ms?: number;
  readonly requestId?: string;
  /** A corrected plan gave this call another input, but it was done already: the new input was not sent. */
  readonly outdated?: true;
}

/** A run at one moment. Snapshots never change; a change is a new snapshot. */
export interface RunState {
  readonly status: 'idle' | 'running' | 'failed' | 'done';
  readonly calls: readonly CallState[];
}

/** One execution of one plan. */
export interface Run {
  getState(): RunState;
  /** @returns a function that ends the subscription. */
  subscribe(listener: () => void): () => void;
  /**
   * Runs the calls in order up to the first failure, and never rejects for one: see `status`.
   * @throws Error when the run was started before.
   */
  start(signal?: AbortSignal): Promise<RunState>;
  /**
   * Goes on from the failed call. With `corrected`, its calls replace those that are not done; a call that is done
   * (same `id`) is kept as it was sent, also when the corrected plan lacks it.
   * @throws Error when the run has not failed, or when `corrected` is not a sound plan.
   */
  resume(corrected?: Plan, signal?: AbortSignal): Promise<RunState>;
}

interface Options {
  send: Send;
  /** The clock, milliseconds since 1970. */
  now?: () => number;
}

/**
 * A run of `plan`: one call after the other, stopping at the first failure and keeping what was done.
 * @throws Error when two calls share an id, or a reference does not point at an earlier call.
 */
export function createRun(plan: Plan, { send, now = Date.now }: Options): Run {
  assertSound(plan.calls);
  let state: RunState = { status: 'idle', calls: plan.calls.map(waiting) };
  const listeners = new Set<() => void>();

  const publish = (next: RunState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const settle = (index: number, next: CallState, status: RunState['status']) =>
    publish({ status, calls: state.calls.with(index, next) });

  const sendOne = async (call: Call, signal?: AbortSignal): Promise<CallState> => {
    let input: Record<string, unknown>;
    try {
      signal?.throwIfAborted();
      input = resolveMembers(call.input, outputsOf(state.calls));
    } catch (error) {
      return { call, status: 'failed', error };
    }
    const at = now();
    const end = await attempt(call.operation, send(call.operation, input, signal));
    return { call, ...end, ms: now() - at };
  };

  const runRest = async (signal?: AbortSignal): Promise<RunState> => {
    for (const [index, { call, status }] of state.calls.entries()) {
      if (status === 'done') continue;
      settle(index, { call, status: 'running' }, 'running');
      const result = await sendOne(call, signal);
      settle(index, result, result.status === 'failed' ? 'failed' : 'running');
      if (result.status === 'failed') return state;
    }
    publish({ ...state, status: 'done' });
    return state;
  };

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start(signal) {
      if (state.status !== 'idle') throw new Error('A run starts once: make a new run for another try.');
      publish({ ...state, status: 'running' });
      return runRest(signal);
    },
    async resume(corrected, signal) {
      if (state.status !== 'failed') throw new Error('Only a run that has failed can be resumed.');
      const calls = corrected ? merge(state.calls, corrected.calls) : state.calls.map(again);
      assertSound(calls.map(({ call }) => call));
      publish({ status: 'running', calls });
      return runRest(signal);
    },
  };
}

const waiting = (call: Call): CallState => ({ call, status: 'waiting' });

const again = (state: CallState): CallState => (state.status === 'done' ? state : waiting(state.call));

/** The done calls of `before` in their order, those that `corrected` has under the same id in its place. */
function merge(before: readonly CallState[], corrected: readonly Call[]): CallState[] {
  const done = new Map(
    before.filter(({ status }) => status === 'done').map((state) => [state.call.id, state]),
  );
  const next = corrected.map((call): CallState => {
    const kept = done.get(call.id);
    if (!kept) return waiting(call);
    done.delete(call.id);
    return sameCall(kept.call, call) ? kept : { ...kept, outdated: true };
  });
  return [...done.values(), ...next];
}

function sameCall(one: Call, other: Call): boolean {
  return one.operation === other.operation && sameValue(one.input, other.input);
}

function outputsOf(calls: readonly CallState[]): Map<string, Readonly<Record<string, unknown>>> {
  return new Map(calls.flatMap(({ call, output }) => (output ? [[call.id, output] as const] : [])));
}

type End =
  | { status: 'done'; output: Record<string, unknown>; requestId?: string }
  | { status: 'failed'; error: unknown; requestId?: string };

async function attempt(operation: Operation, answer: ReturnType<Send>): Promise<End> {
  try {
    const { output, requestId } = await answer;
    return { status: 'done', output, ...(requestId && { requestId }) };
  } catch (error) {
    const { requestId } = toApiError(error, operation).details;
    return { status: 'failed', error, ...(requestId && { requestId }) };
  }
}
