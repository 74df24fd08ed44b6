import { settle } from '../api/invalidate';
import { type KnownOperation, send } from '../api/send';
import type { RunState, Send } from './runner';
import type { Plan } from './types';
import { usePlanRun } from './use-plan';

/** What each call of a finished plan returned, by call id. */
export type Results = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** How a screen changes the service: it hands over a plan and learns what became of it. */
export interface Change {
  state: RunState;
  running: boolean;
  /** A part was done before the run failed or was stopped: submitting again goes on from there. */
  resumable: boolean;
  /**
   * Runs `plan`; after a failure half-way, goes on with it from the failed call.
   * @returns the results when everything is done, undefined when a call failed: the state says which and why.
   */
  submit(plan: Plan): Promise<Results | undefined>;
  /** Ends the run before its next call; what was done is kept. */
  stop(): void;
  reset(): void;
}

/** The plan runner of a screen, wired to the current connection and to the cache. */
export function useChange(): Change {
  const { state, run, resume, stop, reset } = usePlanRun({ send: sendPlanned, onSettled: settleAll });
  const resumable =
    state.status === 'stopped' ||
    (state.status === 'failed' && state.calls.some((call) => call.status === 'done'));
  return {
    state,
    running: state.status === 'running',
    resumable,
    async submit(plan) {
      const end = await (resumable ? resume(plan) : run(plan));
      if (end.status !== 'done') return undefined;
      return Object.fromEntries(end.calls.map(({ call, output }) => [call.id, output ?? {}]));
    },
    stop,
    reset,
  };
}

const sendPlanned: Send = (operation, input, signal) =>
  send(operation as KnownOperation, input as never, signal);

/** Answers whose changes the cache has: a resumed run ends with those of its first part once more. */
const settled = new WeakSet<object>();

function settleAll(state: RunState) {
  const changes = state.calls.flatMap(({ call, output }) => {
    if (!output || settled.has(output)) return [];
    settled.add(output);
    return [{ operation: call.operation, input: call.input as Record<string, unknown>, output }];
  });
  // The lists reload behind the screen; a failure there is the list's own to show.
  void settle(changes);
}
