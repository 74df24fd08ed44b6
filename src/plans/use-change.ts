import { useRef, useState } from 'react';
import { applyWritesToCache } from '../client/cache/apply-writes';
import { cachedIds, fetchUncached, type Params } from '../client/cache/queries';
import { send } from '../client/calls/send';
import type { Connection } from '../client/connection/connection';
import { useConnection } from '../client/connection/use-connection';
import { prompt } from '../client/prompts';
import { isCreate, kindOf } from '../service/operations';
import type { Plan } from '../service/plan';
import type { Kind, Resources } from '../service/resources';
import type { KnownOperation } from '../service/sdk';
import { type Conflict, findConflicts } from './edit-conflict';
import { loadProductionName } from './production-guard';
import { isOutcomeUnknown, reconcile, type UnknownOutcome } from './reconcile';
import type { CallState, RunState, Send } from './runner';
import { usePlanRun } from './use-plan';

/** What came of a plan that was run to its end. */
export interface PlanResult {
  /** What each call returned, by call id. */
  outputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** The journal entries of its writes: what a notification offers to undo. */
  entryIds: readonly number[];
  /** Sentences about calls whose response was lost and that turned out to be applied. */
  reconciled: readonly string[];
}

/** A run, and what stood against starting it. */
export interface ChangeState extends RunState {
  /** The resource was changed elsewhere since it was loaded: nothing was sent yet. */
  readonly stale?: readonly Conflict[];
  /** The service is being asked about the call whose answer was lost. */
  readonly looking?: true;
}

/** How a screen changes the service: it hands over a plan and learns what became of it. */
export interface Change {
  state: ChangeState;
  running: boolean;
  /** A part was done before the run failed or was stopped: submitting again goes on from there. */
  resumable: boolean;
  /**
   * Runs `plan`; after a failure half-way, goes on with it from the failed call. A call whose answer was lost is looked
   * for before it is sent again.
   * @returns the results when everything is done, undefined when it is not: the state says why. Also undefined when a
   *   person was asked for the name of what is in production, and did not give it: nothing was sent.
   */
  submit(plan: Plan): Promise<PlanResult | undefined>;
  /** Ends the run before its next call; what was done is kept. */
  stop(): void;
  reset(): void;
}

interface Options<K extends Kind> {
  /** What an edit began with: before saving it is held against what is there now. */
  edited?: {
    kind: K;
    /** Input members that name its parents: `{ ApiId }`. */
    parents: Params;
    original: Resources[K];
  };
  /** The screen itself asks for the name of what is in production. */
  confirmed?: boolean;
}

/** The plan runner of a screen, wired to its connection and to the cache. */
export function useChange<K extends Kind>({ edited, confirmed }: Options<K> = {}): Change {
  const connection = useConnection();
  // The connection that the current run began on: all of a plan goes there, wherever the tab goes meanwhile.
  const bound = useRef(connection);
  const sent = useRef<UnknownOutcome>(undefined);
  const [stale, setStale] = useState<readonly Conflict[]>();
  const [checking, setChecking] = useState(false);

  const sendPlanned: Send = (operation, input, signal) =>
    send(bound.current, operation as KnownOperation, input as never, signal);
  const { state, run, resume, note, stop, reset } = usePlanRun({
    send: (operation, input, signal) => {
      sent.current = { operation, input, at: Date.now(), ...known(bound.current, operation, input) };
      return sendPlanned(operation, input, signal);
    },
    onSettled: (end) => settleAll(bound.current, end),
  });
  const failed = state.calls.find((call) => call.status === 'failed');
  const resumable =
    state.status === 'stopped' ||
    (state.status === 'failed' && state.calls.some((call) => call.status === 'done'));

  /**
   * Asks the service about the call whose answer was lost; where it cannot be asked either, nothing is noted.
   * @returns whether the call was applied, so that the run can go on as if it had been answered
   */
  const look = async (): Promise<boolean> => {
    if (!sent.current) return false;
    setChecking(true);
    try {
      const found = await reconcile(sent.current, sendPlanned);
      note(found);
      return found.outcome === 'applied';
    } catch {
      // Without a verdict the alert goes on saying that nobody knows; the next press looks once more.
      return false;
    } finally {
      setChecking(false);
    }
  };

  /** @returns whether the resource is still what the edit began with, as far as it matters to this plan */
  const isFresh = async (plan: Plan): Promise<boolean> => {
    if (!edited || stale || state.status !== 'idle') return true;
    setChecking(true);
    try {
      const now = await fetchUncached(connection, edited.kind, edited.parents, edited.original);
      const found = findConflicts({ ...edited.original }, { ...now }, plan);
      if (found.length > 0) setStale(found);
      return found.length === 0;
    } catch {
      // Whatever hinders this read meets the change as well, which then tells it: gone, not allowed, no connection.
      return true;
    } finally {
      setChecking(false);
    }
  };

  const mayGoOn = async (plan: Plan): Promise<boolean> => {
    const name = confirmed ? undefined : await loadProductionName(connection, plan);
    return name === undefined || (await prompt({ kind: 'production', name, title: plan.title }));
  };

  return {
    state: {
      ...state,
      ...(stale && state.status === 'idle' ? { stale } : {}),
      ...(checking && failed ? { looking: true } : {}),
    },
    running: checking || state.status === 'running',
    resumable,
    async submit(plan) {
      if (!(await isFresh(plan)) || !(await mayGoOn(plan))) return undefined;
      const unknown = failed && !failed.found && isOutcomeUnknown(failed.error);
      if (unknown && !(await look())) return undefined;
      if (!resumable && !unknown) bound.current = connection;
      let end = await (resumable || unknown ? resume(plan) : run(plan));
      for (;;) {
        if (end.status === 'done') return resultOf(end.calls);
        const lost = end.calls.find(({ status }) => status === 'failed');
        if (!lost || !isOutcomeUnknown(lost.error) || !(await look())) return undefined;
        end = await resume(plan);
      }
    },
    stop,
    reset() {
      setStale(undefined);
      reset();
    },
  };
}

function resultOf(calls: readonly CallState[]): PlanResult {
  return {
    outputs: Object.fromEntries(calls.map(({ call, output }) => [call.id, output ?? {}])),
    entryIds: calls.flatMap(({ entryId }) => entryId ?? []),
    reconciled: calls.flatMap(({ call, found }) =>
      found ? [`The response to “${call.label}” was lost. ${found.text}`] : [],
    ),
  };
}

function known(
  connection: Connection,
  operation: string,
  input: Record<string, unknown>,
): Pick<UnknownOutcome, 'known'> {
  const kind = isCreate(operation) ? kindOf(operation) : undefined;
  const ids = kind && cachedIds(connection, kind, input as Params);
  return ids ? { known: ids } : {};
}

/** Answers whose changes the cache has: a resumed run ends with those of its first part once more. */
const settled = new WeakSet<object>();

function settleAll(connection: Connection, state: RunState) {
  const changes = state.calls.flatMap(({ call, output }) => {
    if (!output || settled.has(output)) return [];
    settled.add(output);
    return [{ operation: call.operation, input: call.input as Record<string, unknown>, output }];
  });
  // The lists reload behind the screen; a failure there is the list's own to show.
  void applyWritesToCache(connection, changes);
}
