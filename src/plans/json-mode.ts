import { memberNames, shapeErrors } from '../client/calls/input-shape';
import { sameValue } from '../lib/diff';
import type { Call, Plan } from '../service/plan';
import type { KnownOperation } from '../service/sdk';
import { isRef } from './refs';

type Members = Record<string, unknown>;
type UnmappedMembers = Readonly<Record<string, { value: unknown; sent: unknown; field: unknown }>>;
type Read<V> =
  | { ok: true; values: V; unmapped: UnmappedMembers }
  | { ok: false; faults: { path: string[]; message: string }[] };

interface JsonAdapter<V> {
  show(values: V, unmapped: UnmappedMembers): Members;
  read(members: Members, current: V): Read<V>;
  plan(values: V, unmapped: UnmappedMembers): Plan;
}

/** The input of the plan's call of this operation; empty when there is no such call. */
export function inputOf(plan: Plan, operation: KnownOperation): Members {
  return (plan.calls.find((call) => call.operation === operation)?.input ?? {}) as Members;
}

const isBlank = (value: unknown) =>
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/** The members of `input` that have one of the names, without references to earlier calls. */
function picked(input: Members, names: readonly string[]): Members {
  return Object.fromEntries(
    names.flatMap((name) => (input[name] === undefined || isRef(input[name]) ? [] : [[name, input[name]]])),
  );
}

/** The members of `unmapped` that are still valid: once the form sets a member, the form wins. */
function stillValid(unmapped: UnmappedMembers, input: Members, values: object): Members {
  const fields = values as Members;
  return Object.fromEntries(
    Object.entries(unmapped)
      .filter(([name, { sent, field }]) => sameValue(sent, input[name]) && sameValue(field, fields[name]))
      .map(([name, { value }]) => [name, value]),
  );
}

function asUnmapped(members: Members, input: Members, values: object): UnmappedMembers {
  const fields = values as Members;
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [name, { value, sent: input[name], field: fields[name] }]),
  );
}

/** The plan with `members` in the input of its main call; `made` is that call when the plan has none. */
function withMembers(plan: Plan, operation: KnownOperation, members: Members, made?: Call): Plan {
  if (Object.keys(members).length === 0) return plan;
  const extended = (call: Call) => ({ ...call, input: { ...call.input, ...members } }) as Call;
  const has = plan.calls.some((call) => call.operation === operation);
  const calls = plan.calls.map((call) => (call.operation === operation ? extended(call) : call));
  return { ...plan, calls: has || !made ? calls : [extended(made), ...calls] };
}

/** The JSON of a create form: the input of its main call. Members that the form has no field for are sent as typed. */
export function createJsonAdapter<V extends object, R extends object>(spec: {
  operation: KnownOperation;
  plan: (values: V) => Plan;
  /** The form values for the members; `current` supplies values that the members do not determine. */
  read: (members: R, current: V) => V;
}): JsonAdapter<V> {
  const { operation } = spec;
  const names = memberNames(operation);
  return {
    show(values, unmapped) {
      const input = inputOf(spec.plan(values), operation);
      return { ...picked(input, names), ...stillValid(unmapped, input, values) };
    },
    read(members, current) {
      const faults = shapeErrors(operation, members);
      if (faults.length > 0) return { ok: false, faults };
      const values = spec.read(members as R, current);
      const input = inputOf(spec.plan(values), operation);
      const beyond = Object.entries(members).filter(([name, value]) =>
        input[name] === undefined
          ? !isBlank(value)
          : typeof value === 'object' && !isRef(input[name]) && !sameValue(input[name], value),
      );
      return { ok: true, values, unmapped: asUnmapped(Object.fromEntries(beyond), input, values) };
    },
    plan(values, unmapped) {
      const plan = spec.plan(values);
      return withMembers(plan, operation, stillValid(unmapped, inputOf(plan, operation), values));
    },
  };
}

/**
 * The JSON of an edit form: the current value of every member of the update. Members without a form field are part of the
 * difference that is sent.
 */
export function updateJsonAdapter<V extends object, R extends object>(spec: {
  operation: KnownOperation;
  /** The resource as the service returned it, without read-only members. */
  original: R;
  /** The members that identify it; they are excluded from the JSON. */
  ids: Members;
  label: string;
  plan: (values: V) => Plan;
  read: (members: R, current: V) => V;
  /** All members for the form values, such as the input of the call that would create them. */
  state: (values: V) => Members;
  /** Members with an operation of their own: `['Tags']`. */
  also?: readonly string[];
}): JsonAdapter<V> {
  const { operation, also = [] } = spec;
  const original = spec.original as Members;
  const own = memberNames(operation);
  const names = [...own, ...also];
  const fixed = Object.fromEntries(Object.entries(original).filter(([name]) => !names.includes(name)));
  const before = picked(original, names);
  const initial = spec.state(spec.read(original as R, {} as V));

  return {
    show(values, unmapped) {
      const after = spec.state(values);
      const changed = names.filter((name) => !isRef(after[name]) && !sameValue(initial[name], after[name]));
      const input = inputOf(spec.plan(values), operation);
      const kept = picked(
        before,
        names.filter((name) => !changed.includes(name)),
      );
      return { ...kept, ...picked(after, changed), ...stillValid(unmapped, input, values) };
    },
    read(members, current) {
      const faults = shapeErrors(operation, members, also);
      if (faults.length > 0) return { ok: false, faults };
      const values = spec.read({ ...fixed, ...members } as R, current);
      const plan = spec.plan(values);
      // The form ignores a member when its change does not change the plan.
      const without = (name: string) =>
        spec.read({ ...fixed, ...members, [name]: before[name] } as R, current);
      const ignored = own.filter((name) => {
        if (sameValue(members[name], before[name]) || (!members[name] && !before[name])) return false;
        return sameValue(spec.plan(without(name)).calls, plan.calls);
      });
      // A member that depends on another one, such as a type, is not reported: the form drops it too.
      const goesWith = (name: string) =>
        initial[name] !== undefined && spec.state(without(name))[name] === undefined;
      const removed = ignored.filter((name) => members[name] === undefined && !goesWith(name));
      if (removed.length > 0) {
        const message = 'can be changed, not removed: an update without it keeps its value';
        return { ok: false, faults: removed.map((name) => ({ path: [], message: `${name} ${message}` })) };
      }
      const input = inputOf(plan, operation);
      return { ok: true, values, unmapped: asUnmapped(picked(members, ignored), input, values) };
    },
    plan(values, unmapped) {
      const plan = spec.plan(values);
      const call = { id: 'members', operation, label: spec.label, input: spec.ids } as unknown as Call;
      return withMembers(plan, operation, stillValid(unmapped, inputOf(plan, operation), values), call);
    },
  };
}
