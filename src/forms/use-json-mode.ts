import { useState } from 'react';

/** Members of an input, as the SDK spells them. */
export type Members = Record<string, unknown>;

/** What JSON says beyond what the form can hold, by member. */
type UnmappedMembers = Readonly<
  Record<
    string,
    {
      value: unknown;
      /** What the form itself sent for the member when the JSON was read, and the value of its field. */
      sent: unknown;
      field: unknown;
    }
  >
>;

/** What JSON came to: values for the form and what goes beyond them, or why it cannot be. */
type Read<V> =
  | { ok: true; values: V; unmapped: UnmappedMembers }
  | { ok: false; faults: { path: string[]; message: string }[] };

/** The members that a form stands for, there and back. */
export interface JsonAdapter<V, P> {
  show(values: V, unmapped: UnmappedMembers): Members;
  read(members: Members, current: V): Read<V>;
  /** The plan of the values, with what JSON says beyond them. */
  plan(values: V, unmapped: UnmappedMembers): P;
}

/** A form's JSON side with what was typed there beyond the form. */
export interface JsonEditing<V, P> {
  side: JsonAdapter<V, P>;
  unmapped: UnmappedMembers;
  setUnmapped: (unmapped: UnmappedMembers) => void;
  plan: (values: V) => P;
}

/** Keeps what JSON says beyond the form, and puts it into the form's plans. */
export function useJsonEditing<V, P>(side: JsonAdapter<V, P>): JsonEditing<V, P> {
  const [unmapped, setUnmapped] = useState<UnmappedMembers>({});
  return { side, unmapped, setUnmapped, plan: (values) => side.plan(values, unmapped) };
}
