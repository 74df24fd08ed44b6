import { useState } from 'react';

/** Members of an input, as the SDK spells them. */
export type Members = Record<string, unknown>;

/** Members of the JSON without a form field, by name. */
type UnmappedMembers = Readonly<
  Record<
    string,
    {
      value: unknown;
      /** What the form sent for the member when the JSON was read, and the value of its field. */
      sent: unknown;
      field: unknown;
    }
  >
>;

/** The result of parsing JSON: form values and unmapped members, or errors. */
type Read<V> =
  | { ok: true; values: V; unmapped: UnmappedMembers }
  | { ok: false; faults: { path: string[]; message: string }[] };

/** Converts between form values and members. */
export interface JsonAdapter<V, P> {
  show(values: V, unmapped: UnmappedMembers): Members;
  read(members: Members, current: V): Read<V>;
  /** The plan of the values, with the unmapped members. */
  plan(values: V, unmapped: UnmappedMembers): P;
}

/** A form's JSON adapter with its unmapped members. */
export interface JsonEditing<V, P> {
  side: JsonAdapter<V, P>;
  unmapped: UnmappedMembers;
  setUnmapped: (unmapped: UnmappedMembers) => void;
  plan: (values: V) => P;
}

/** Keeps unmapped members of the JSON, and adds them to the form's plans. */
export function useJsonEditing<V, P>(side: JsonAdapter<V, P>): JsonEditing<V, P> {
  const [unmapped, setUnmapped] = useState<UnmappedMembers>({});
  return { side, unmapped, setUnmapped, plan: (values) => side.plan(values, unmapped) };
}
