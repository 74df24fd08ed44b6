import { ApiError } from '../client/calls/errors';
import { sameValue } from '../lib/diff';
import { kindOf, roleOf } from '../service/operations';
import type { Call, Plan } from '../service/plan';
import type { Operation } from '../service/sdk';
import { missingKind } from './missing-kind';
import { assertValidPlan, resolveMembers } from './refs';

/**
 * Sends one call and resolves to its response, without the transport's own members.
 * @throws ApiError
 */
export type Send = (
  operation: Operation,
  input: Record<string, unknown>,
  signal?: AbortSignal,
) => Promise<{ output: Record<string, unknown>; requestId?: string; entryId?: number }>;

/** The result of a check of a call whose outcome was unknown. */
export type Reconciliation =
  /** It was applied; `output` replaces the missing response. */
  | { outcome: 'applied'; output: Readonly<Record<string, unknown>>; text: string }
  /** It was not applied: sending it again is safe. */
  | { outcome: 'not-applied'; text: string }
  /** Unknown, but the call is idempotent. */
  | { outcome: 'repeatable'; text: string }
  /** Unknown; `text` says why. The user decides, with the resources at hand that may be the one it created. */
  | { outcome: 'unsure'; text: string; candidates: readonly Readonly<Record<string, unknown>>[] };

/** One call of a run and its status. */
export interface CallState {
  readonly call: Call;
  readonly status: 'waiting' | 'running' | 'done' | 'failed';
  /** The response; only when done. */
  readonly output?: Readonly<Record<string, unknown>>;
  /** What was thrown; only when failed. */
  readonly error?: ApiError;
  /** From the request to the response, milliseconds. */
  readonly ms?: number;
  readonly requestId?: string;
  /** The call's journal entry, where a journal listens; only when done. */
  readonly entryId?: number;
  /** For a failed call with unknown outcome: whether it was applied. */
  readonly found?: Reconciliation;
  /** A delete of something that did not exist any more: it counts as done. */
  readonly alreadyGone?: true;
  /** A corrected plan has another input for this call, which was already done: the new input was not sent. */
  readonly outdated?: true;
}

/** The immutable state of a run; each change is a new snapshot. */
export interface RunState {
  /** `stopped`: the user stopped it between two calls; completed calls are kept. */
  readonly status: 'idle' | 'running' | 'failed' | 'stopped' | 'done';
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
   * Continues from the failed call, or from where it was stopped. With `corrected`, its calls replace those that are not done; a call that is done
   * (same `id`) is kept as it was sent, also when the corrected plan lacks it.
   * @throws Error when the run has neither failed nor been stopped, or when `corrected` is not a valid plan.
   */
  resume(corrected?: Plan, signal?: AbortSignal): Promise<RunState>;
  /**
   * Records the result of a check of the failed call; one that was applied counts as done when the run is
   * resumed. @throws Error when the run has not failed.
   */
  note(found: Reconciliation): void;
  /** Ends the run before its next call; the pending call finishes, because its outcome would be unknown otherwise. */
  stop(): void;
}

interface Options {
  send: Send;
  /** The state of a run that ended with its tab: its calls, in order, with `failed` for the one that was underway. */
  restored?: readonly CallState[] | undefined;
  /** The clock, milliseconds since 1970. */
  now?: () => number;
}

/**
 * A run of `plan`: one call after the other, stopping at the first failure and keeping completed calls.
 * @throws Error when two calls share an id, or a reference does not point at an earlier call.
 */
export function createRun(plan: Plan, { send, restored, now = Date.now }: Options): Run {
  assertValidPlan(plan.calls);
  let state: RunState = restored
    ? { status: restored.some(({ status }) => status === 'failed') ? 'failed' : 'stopped', calls: restored }
    : { status: 'idle', calls: plan.calls.map(waiting) };
  let stopping = false;
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
      return { call, status: 'failed', error: unsendable(call, error) };
    }
    const at = now();
    const end = await attempt(send(call.operation, input, signal));
    // What a delete asks for is the case.
    const isGone = end.error !== undefined && missingKind(end.error) === kindOf(call.operation);
    if (isGone && roleOf(call.operation) === 'delete')
      return { call, status: 'done', output: {}, alreadyGone: true, ms: now() - at };
    return { call, ...end, ms: now() - at };
  };

  const runRest = async (signal?: AbortSignal): Promise<RunState> => {
    for (const [index, { call, status }] of state.calls.entries()) {
      if (status === 'done') continue;
      if (stopping) {
        publish({ ...state, status: 'stopped' });
        return state;
      }
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
      if (state.status !== 'idle')
        throw new Error('A run starts only once: create a new run for another try.');
      publish({ ...state, status: 'running' });
      return runRest(signal);
    },
    async resume(corrected, signal) {
      if (state.status !== 'failed' && state.status !== 'stopped')
        throw new Error('Only a run that has failed or was stopped can be resumed.');
      const before = state.calls.map(adopted);
      const calls = corrected ? merge(before, corrected.calls) : before.map(again);
      assertValidPlan(calls.map(({ call }) => call));
      stopping = false;
      publish({ status: 'running', calls });
      return runRest(signal);
    },
    note(found) {
      const at = state.calls.findIndex(({ status }) => status === 'failed');
      const failed = state.calls[at];
      if (state.status !== 'failed' || !failed) throw new Error('Only a failed call can be reconciled.');
      settle(at, { ...failed, found }, 'failed');
    },
    stop() {
      stopping = true;
    },
  };
}

const waiting = (call: Call): CallState => ({ call, status: 'waiting' });

/** A failed call that reconciliation found applied counts as done. */
const adopted = (state: CallState): CallState =>
  state.found?.outcome === 'applied'
    ? { call: state.call, status: 'done', output: state.found.output, found: state.found }
    : state;

const again = (state: CallState): CallState => (state.status === 'done' ? state : waiting(state.call));

/** The completed calls of `before` in their order; calls of `corrected` with the same id take its position. */
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

type End = Pick<CallState, 'output' | 'error' | 'requestId' | 'entryId'> & { status: 'done' | 'failed' };

async function attempt(response: ReturnType<Send>): Promise<End> {
  try {
    return { status: 'done', ...(await response) };
  } catch (error) {
    // `send` throws nothing else; anything else is a defect and must not look like a rejected call.
    if (!(error instanceof ApiError)) throw error;
    const { requestId } = error.details;
    return { status: 'failed', error, ...(requestId && { requestId }) };
  }
}

/** A call whose input could not be completed, or that was aborted before it was sent. */
function unsendable({ operation }: Call, cause: unknown): ApiError {
  const message = cause instanceof Error ? cause.message : String(cause);
  return new ApiError(message, { code: 'NotSent', status: 0, operation, notSent: true }, { cause });
}
