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

/** The result of a completed plan. */
export interface PlanResult {
  /** What each call returned, by call id. */
  outputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** The journal entries of its writes: what a notification offers to undo. */
  entryIds: readonly number[];
  /** Sentences about calls without a response that were found applied. */
  reconciled: readonly string[];
}

/** A run, and what prevents its start. */
export interface ChangeState extends RunState {
  /** The resource was changed elsewhere since it was loaded; nothing was sent. */
  readonly stale?: readonly Conflict[];
  /** A call with unknown outcome is being checked at the service. */
  readonly isReconciling?: true;
}

/** How a screen changes resources: it submits a plan and gets the outcome. */
export interface Change {
  state: ChangeState;
  running: boolean;
  /** Some calls completed before the run failed or was stopped: submitting again continues from there. */
  resumable: boolean;
  /**
   * Runs `plan`; after a failure half-way, continues from the failed call. A call with unknown outcome is checked
   * before it is sent again.
   * @returns the results when all calls are done, else undefined, and the state says why. Also undefined when the
   *   user did not confirm the name of a production resource; nothing was sent then.
   */
  submit(plan: Plan): Promise<PlanResult | undefined>;
  /** Ends the run before its next call; completed calls are kept. */
  stop(): void;
  reset(): void;
}

interface Options<K extends Kind> {
  /** The base of an edit, compared with the current resource before saving. */
  edited?: {
    kind: K;
    /** Input members that name its parents: `{ ApiId }`. */
    parents: Params;
    original: Resources[K];
  };
  /** The screen itself asks for the name of a production resource. */
  confirmed?: boolean;
}

/** The plan runner of a screen, connected to its connection and the cache. */
export function useChange<K extends Kind>({ edited, confirmed }: Options<K> = {}): Change {
  const connection = useConnection();
  // The connection that the current run began on: the whole plan is sent there, even when the tab switches meanwhile.
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
   * Checks the call with unknown outcome at the service; records nothing when the check fails too.
   * @returns whether the call was applied, so that the run can continue as if it had a response
   */
  const look = async (): Promise<boolean> => {
    if (!sent.current) return false;
    setChecking(true);
    try {
      const found = await reconcile(sent.current, sendPlanned);
      note(found);
      return found.outcome === 'applied';
    } catch {
      // Without a result the alert still says that the outcome is unknown; the next submit checks again.
      return false;
    } finally {
      setChecking(false);
    }
  };

  /** @returns whether the resource is unchanged since the edit began, in what this plan depends on */
  const isFresh = async (plan: Plan): Promise<boolean> => {
    if (!edited || stale || state.status !== 'idle') return true;
    setChecking(true);
    try {
      const now = await fetchUncached(connection, edited.kind, edited.parents, edited.original);
      const found = findConflicts({ ...edited.original }, { ...now }, plan);
      if (found.length > 0) setStale(found);
      return found.length === 0;
    } catch {
      // Whatever fails this read fails the change too, which then reports it: deleted, denied, no connection.
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
      ...(checking && failed ? { isReconciling: true } : {}),
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
        const last = end.calls.find(({ status }) => status === 'failed');
        if (!last || !isOutcomeUnknown(last.error) || !(await look())) return undefined;
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
      found ? [`The response to “${call.label}” was not received. ${found.text}`] : [],
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

/** Responses that are already applied to the cache: a resumed run returns those of its first part again. */
const settled = new WeakSet<object>();

function settleAll(connection: Connection, state: RunState) {
  const changes = state.calls.flatMap(({ call, output }) => {
    if (!output || settled.has(output)) return [];
    settled.add(output);
    return [{ operation: call.operation, input: call.input as Record<string, unknown>, output }];
  });
  // The lists reload behind the screen; a failure there is shown by the list.
  void applyWritesToCache(connection, changes);
}
