import { useCallback, useRef, useState, useSyncExternalStore } from 'react';
import type { Plan } from '../service/plan';
import { restoredCalls } from './restored-calls';
import type { RunRecord } from './run-records';
import { type CallState, createRun, type Reconciliation, type Run, type RunState, type Send } from './runner';

const IDLE: RunState = { status: 'idle', calls: [] };

/** The runs of one screen, one at a time. */
export interface PlanRun {
  /** The state of the current run; idle without calls before the first run. */
  state: RunState;
  /** Runs `plan` from its first call. During a run, a second submit starts nothing and gets the same promise. */
  run(plan: Plan): Promise<RunState>;
  /** Continues from where the run ended, see `Run.resume`. */
  resume(corrected?: Plan): Promise<RunState>;
  /** Records the outcome of the failed call, see `Run.note`. */
  note(found: Reconciliation): void;
  stop(): void;
  /** The calls of the current run at this moment, which a render may not have shown yet. */
  getCalls(): readonly CallState[];
  /** Discards a run that has ended; the next one starts from the beginning. */
  reset(): void;
}

interface Options {
  send: Send;
  /** The first run is this one, which ended with its tab. */
  restored?: RunRecord | undefined;
  /** Called when a run has ended, done or failed, even after the screen has unmounted. */
  onSettled?: (state: RunState) => void;
}

/** Runs plans for a screen, with the progress as state. */
export function usePlanRun({ send, restored, onSettled }: Options): PlanRun {
  // The latest render's function, which a run that was restored in the first render uses too.
  const latest = useRef(send);
  latest.current = send;
  const sendNow: Send = (...call) => latest.current(...call);
  const [run, setRun] = useState<Run | undefined>(() => {
    if (!restored) return undefined;
    const calls = restoredCalls(restored);
    return createRun(
      { title: restored.title, calls: calls.map(({ call }) => call) },
      { send: sendNow, restored: calls },
    );
  });
  const current = useRef(run);
  const inFlight = useRef<Promise<RunState>>(undefined);
  const subscribe = useCallback(
    (listener: () => void) => run?.subscribe(listener) ?? (() => undefined),
    [run],
  );
  const state = useSyncExternalStore(subscribe, () => run?.getState() ?? IDLE);

  const follow = (ending: Promise<RunState>): Promise<RunState> => {
    const settled = ending
      .finally(() => {
        inFlight.current = undefined;
      })
      .then((end) => {
        onSettled?.(end);
        return end;
      });
    inFlight.current = settled;
    return settled;
  };

  return {
    state,
    run(plan) {
      if (inFlight.current) return inFlight.current;
      const next = createRun(plan, { send });
      current.current = next;
      setRun(next);
      return follow(next.start());
    },
    resume(corrected) {
      if (inFlight.current) return inFlight.current;
      if (!current.current) return Promise.reject(new Error('There is no run to resume.'));
      return follow(current.current.resume(corrected));
    },
    note(found) {
      current.current?.note(found);
    },
    getCalls: () => current.current?.getState().calls ?? [],
    stop() {
      current.current?.stop();
    },
    reset() {
      if (inFlight.current) return;
      current.current = undefined;
      setRun(undefined);
    },
  };
}
