import { useCallback, useRef, useState, useSyncExternalStore } from 'react';
import type { Plan } from '../service/plan';
import { createRun, type Reconciliation, type Run, type RunState, type Send } from './runner';

const IDLE: RunState = { status: 'idle', calls: [] };

/** The runs of one screen, one at a time. */
export interface PlanRun {
  /** Where the current run is; idle without calls before the first. */
  state: RunState;
  /** Runs `plan` from its first call. While a run goes on, a second press starts nothing and gets the same promise. */
  run(plan: Plan): Promise<RunState>;
  /** Goes on from where the run ended, see `Run.resume`. */
  resume(corrected?: Plan): Promise<RunState>;
  /** Notes what became of the failed call, see `Run.note`. */
  note(found: Reconciliation): void;
  /** Ends the run before its next call, see `Run.stop`. */
  stop(): void;
  /** Forgets a run that has ended: the next one starts afresh. */
  reset(): void;
}

interface Options {
  send: Send;
  /** Told when a run has ended, done or failed, also when the screen is gone by then: what was done is done. */
  onSettled?: (state: RunState) => void;
}

/** Runs plans for a screen: progress as state. */
export function usePlanRun({ send, onSettled }: Options): PlanRun {
  const [run, setRun] = useState<Run>();
  const current = useRef<Run>(undefined);
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
