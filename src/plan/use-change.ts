import { useRef } from 'react';
import { ApiError } from '../api/errors';
import { here } from '../api/here';
import { settle } from '../api/invalidate';
import { type KnownOperation, send } from '../api/send';
import { ask } from '../lib/questions';
import { guardedName } from './production';
import type { RunState, Send } from './runner';
import type { Plan } from './types';
import { usePlanRun } from './use-plan';

/** What each call of a finished plan returned, by call id. */
export type Results = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** How a screen changes the service: it hands over a plan and learns what became of it. */
export interface Change {
  state: RunState;
  running: boolean;
  /** A part was done before the failure: submitting again goes on from there. */
  resumable: boolean;
  /**
   * Runs `plan`; after a failure half-way, goes on with it from the failed call.
   * @returns the results when everything is done, undefined when a call failed: the state says which and why. Also
   *   undefined when a person was asked for the name of what is in production, and did not give it: nothing was sent.
   */
  submit(plan: Plan): Promise<Results | undefined>;
  reset(): void;
}

/**
 * The plan runner of a screen, wired to the current connection and to the cache.
 * @param options `confirmed`: the screen itself asks for the name of what is in production
 */
export function useChange(options: { confirmed?: boolean } = {}): Change {
  // The connection that the current run began on: the rest of a plan must not follow the tab to another account.
  const began = useRef(here().id);
  const sendPlanned: Send = (operation, input, signal) => {
    if (began.current === here().id) return send(operation as KnownOperation, input as never, signal);
    const details = { code: 'ConnectionSwitched', status: 401, operation };
    return Promise.reject(
      new ApiError('The tab went over to another connection; the rest was not sent.', details),
    );
  };
  const { state, run, resume, reset } = usePlanRun({
    send: sendPlanned,
    onSettled: (end) => {
      if (began.current === here().id) settleAll(end);
    },
  });
  const resumable = state.status === 'failed' && state.calls.some((call) => call.status === 'done');
  return {
    state,
    running: state.status === 'running',
    resumable,
    async submit(plan) {
      const name = options.confirmed ? undefined : guardedName(plan);
      if (name !== undefined && !(await ask({ kind: 'production', name, title: plan.title }))) {
        return undefined;
      }
      if (!resumable) began.current = here().id;
      const end = await (resumable ? resume(plan) : run(plan));
      if (end.status !== 'done') return undefined;
      return Object.fromEntries(end.calls.map(({ call, output }) => [call.id, output ?? {}]));
    },
    reset,
  };
}

/** Answers whose changes the cache has: a resumed run ends with those of its first part once more. */
const settled = new WeakSet<object>();

function settleAll(state: RunState) {
  for (const { call, output } of state.calls) {
    if (!output || settled.has(output)) continue;
    settled.add(output);
    // The lists reload behind the screen; a failure there is the list's own to show.
    void settle(call.operation, call.input as Record<string, unknown>, output);
  }
}
