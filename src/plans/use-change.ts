import { useRef, useState } from 'react';
import { applyWritesToCache } from '../client/cache/apply-writes';
import { cachedIds, fetchUncached, type Params } from '../client/cache/queries';
import { ApiError, isOutcomeUnknown } from '../client/calls/errors';
import { send } from '../client/calls/send';
import type { Connection } from '../client/connection/connection';
import { isReadOnly } from '../client/connection/read-only';
import { serviceTime } from '../client/connection/service-clock';
import { useConnection } from '../client/connection/use-connection';
import { prompt } from '../client/prompts';
import { kinds } from '../service/kinds';
import { isCreate, kindOf } from '../service/operations';
import type { Plan } from '../service/plan';
import type { Kind, Resources } from '../service/resources';
import type { KnownOperation } from '../service/sdk';
import { type Conflict, changedElsewhere, findConflicts, isChangedElsewhere } from './edit-conflict';
import { type Duplicates, findDuplicates, mayBeResent } from './find-duplicates';
import { createdIds } from './journal/created-ids';
import { journal } from './journal/journal';
import { loadProductionName } from './production-guard';
import { reconcile, type UnknownOutcome } from './reconcile';
import type { RunRecord, RunRecorder } from './run-records';
import type { CallState, Reconciliation, RunState, Send } from './runner';
import { usePlanRun } from './use-plan';

type Members = Readonly<Record<string, unknown>>;

/** The result of a completed plan. */
export interface PlanResult {
  /** What each call returned, by call id. */
  outputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** The journal entries of its writes: what a notification offers to undo. */
  entryIds: readonly number[];
  /** Sentences about calls without a response that were found applied. */
  reconciled: readonly string[];
}

/** A resource that may be the one which a call with unknown outcome created. */
export interface Candidate {
  kind: Kind;
  /** Its identifiers and those of its parents. */
  params: Params;
  name: string;
  /** Takes it for the result of the call: submitting continues with it, and nothing is sent again. */
  adopt(): void;
}

/** A run, and what prevents its start. */
export interface ChangeState extends RunState {
  /** The resource was changed elsewhere since it was loaded; nothing more was sent. */
  readonly stale?: readonly Conflict[];
  /** A call with unknown outcome is being checked at the service. */
  readonly isReconciling?: true;
  /** What the failed call may have created, where the check is unsure. */
  readonly candidates?: readonly Candidate[];
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
  /** A run that ended with its tab: submitting its plan continues it. */
  restored?: RunRecord;
}

/** The plan runner of a screen, connected to its connection and the cache. */
export function useChange<K extends Kind>({ edited, confirmed, restored }: Options<K> = {}): Change {
  const connection = useConnection();
  // The connection that the current run began on: the whole plan is sent there, even when the tab switches meanwhile.
  const bound = useRef(restored ? { ...connection, region: restored.region } : connection);
  const sent = useRef<UnknownOutcome>(restored?.sent);
  const recorder = useRef<RunRecorder>(undefined);
  const duplicates = useRef<Duplicates[]>([]);
  const [stale, setStale] = useState<readonly Conflict[]>();
  const [checking, setChecking] = useState(false);
  const submitted = useRef<Plan>(undefined);
  // What the user has seen of the resource: when the edit began, or in the last notice of a conflict.
  const base = useRef<Members>(undefined);
  const mustCheck = useRef(false);

  const sendPlanned: Send = (operation, input, signal) =>
    send(bound.current, operation as KnownOperation, input as never, signal);

  /**
   * Compares the resource with what the user saw. It runs inside the write lock: another tab that saves at the same
   * time is before or after, and after a write with unknown outcome the next one sees what it did.
   */
  const checkEdit = async (operation: string) => {
    if (!edited || !submitted.current) return;
    const seen: Members = base.current ?? { ...edited.original };
    const now = (await readFirst(bound.current, edited, operation)) as unknown as Members;
    const done = getCalls().flatMap(({ call, status }) => (status === 'done' ? [call] : []));
    const found = findConflicts(seen, now, submitted.current, done);
    if (found.length === 0) return;
    base.current = now;
    setStale(found);
    throw changedElsewhere(operation);
  };

  const { state, run, resume, note, stop, reset, getCalls } = usePlanRun({
    restored,
    send: async (operation, input, signal) => {
      const at = serviceTime(bound.current.id, Date.now());
      sent.current = { operation, input, at, ...known(bound.current, operation, input) };
      await recorder.current?.save({ status: 'running', calls: getCalls() }, sent.current);
      const precondition = mustCheck.current ? () => checkEdit(operation) : undefined;
      mustCheck.current = false;
      const resendable = mayBeResent(bound.current, operation);
      const call = sent.current;
      const result = await send(bound.current, operation as KnownOperation, input as never, signal, {
        precondition,
      });
      const twice = resendable
        ? await findDuplicates(call, result.output as Record<string, unknown>, sendPlanned)
        : undefined;
      if (twice) duplicates.current.push(twice);
      return result;
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

  const mayGoOn = async (plan: Plan): Promise<boolean> => {
    // A locked connection rejects the plan, whatever is confirmed.
    const asks = !confirmed && !isReadOnly(connection);
    const name = asks ? await loadProductionName(connection, plan) : undefined;
    return name === undefined || (await prompt({ kind: 'production', name, title: plan.title }));
  };

  const runToEnd = async (plan: Plan, unknown: boolean): Promise<PlanResult | undefined> => {
    let end = await (resumable || unknown || failed?.found ? resume(plan) : run(plan));
    for (;;) {
      if (end.status === 'done') {
        for (const twice of duplicates.current.splice(0))
          await prompt({ ...twice, kind: 'duplicates', of: twice.kind });
        return resultOf(end.calls);
      }
      const last = end.calls.find(({ status }) => status === 'failed');
      if (isChangedElsewhere(last?.error) && end.calls.every(({ status }) => status !== 'done')) reset();
      if (!last || !isOutcomeUnknown(last.error) || !(await look())) return undefined;
      end = await resume(plan);
    }
  };

  const candidates =
    failed?.found?.outcome === 'unsure' && sent.current
      ? toCandidates(sent.current, failed.found.candidates, note)
      : [];
  return {
    state: {
      ...state,
      ...(stale && state.status !== 'running' ? { stale } : {}),
      ...(checking && failed ? { isReconciling: true } : {}),
      ...(candidates.length > 0 ? { candidates } : {}),
    },
    running: checking || state.status === 'running',
    resumable,
    async submit(plan) {
      if (!(await mayGoOn(plan))) return undefined;
      setStale(undefined);
      submitted.current = plan;
      mustCheck.current = edited !== undefined;
      const unknown = failed !== undefined && !failed.found && isOutcomeUnknown(failed.error);
      if (unknown && !(await look())) return undefined;
      if (!resumable && !unknown) bound.current = connection;
      recorder.current ??= await startRecord(bound.current, plan, restored);
      try {
        return await runToEnd(plan, unknown);
      } finally {
        noteChange(plan, getCalls());
        await recorder.current?.end();
        recorder.current = undefined;
      }
    },
    stop,
    reset() {
      setStale(undefined);
      base.current = undefined;
      reset();
    },
  };
}

/**
 * The current state of an edited resource.
 * @throws ApiError of a call that was not sent, because nothing is saved over what could not be read
 */
async function readFirst<K extends Kind>(
  connection: Connection,
  { kind, parents, original }: NonNullable<Options<K>['edited']>,
  operation: string,
): Promise<Resources[K]> {
  try {
    return await fetchUncached(connection, kind, parents, original);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new ApiError(error.message, { ...error.details, operation, notSent: true }, { cause: error });
  }
}

/** The record of a run; undefined where there is no storage for it, and for nothing to send. */
async function startRecord(
  connection: Connection,
  plan: Plan,
  restored: RunRecord | undefined,
): Promise<RunRecorder | undefined> {
  if (plan.calls.length === 0) return undefined;
  const records = await import('./run-records').catch(() => undefined);
  return records?.recordRun(connection, plan.title, restored);
}

function toCandidates(
  { operation, input }: UnknownOutcome,
  found: readonly Readonly<Record<string, unknown>>[],
  note: (found: Reconciliation) => void,
): Candidate[] {
  const kind = kindOf(operation);
  if (!kind) return [];
  const { id, parents, names } = kinds[kind];
  return found.map((output) => ({
    kind,
    params: Object.fromEntries([
      ...parents.map((parent) => [parent, String(input[parent])]),
      [id, String(output[id])],
    ]),
    name: String(names.map((name) => (output as Record<string, unknown>)[name]).find(Boolean) ?? output[id]),
    adopt: () => note({ outcome: 'applied', output, text: 'You chose it from the service’s list.' }),
  }));
}

/** The calls of a plan are one change in the journal. */
function noteChange(plan: Plan, calls: readonly CallState[]): void {
  const ids = calls.flatMap(({ entryId }) => entryId ?? []);
  if (ids.length > 1) journal.noteChange(ids, plan.title);
}

function resultOf(calls: readonly CallState[]): PlanResult {
  return {
    outputs: Object.fromEntries(calls.map(({ call, output }) => [call.id, output ?? {}])),
    entryIds: calls.flatMap(({ entryId }) => entryId ?? []),
    reconciled: calls.flatMap(({ call, found, alreadyGone }) => [
      ...(found ? [`The response to “${call.label}” was not received. ${found.text}`] : []),
      ...(alreadyGone ? [`“${call.label}”: it was already gone.`] : []),
    ]),
  };
}

function known(
  connection: Connection,
  operation: string,
  input: Record<string, unknown>,
): Pick<UnknownOutcome, 'known'> {
  const kind = isCreate(operation) ? kindOf(operation) : undefined;
  const ids = kind && cachedIds(connection, kind, input as Params);
  // The list may be older than what this page has created since.
  return ids
    ? { known: new Set([...ids, ...createdIds(journal.getSnapshot(), connection, kind, input)]) }
    : {};
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
