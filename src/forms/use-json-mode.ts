import { useState } from 'react';

/** Members of an input, as the SDK spells them. */
export type Members = Record<string, unknown>;

/** What JSON says beyond what the form can hold, by member. */
type Extra = Readonly<
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
  | { ok: true; values: V; extra: Extra }
  | { ok: false; faults: { path: string[]; message: string }[] };

/** The members that a form stands for, there and back. */
export interface JsonSide<V, P> {
  show(values: V, extra: Extra): Members;
  read(members: Members, current: V): Read<V>;
  /** The plan of the values, with what JSON says beyond them. */
  plan(values: V, extra: Extra): P;
}

/** A form's JSON side with what was typed there beyond the form. */
export interface JsonEditing<V, P> {
  side: JsonSide<V, P>;
  extra: Extra;
  setExtra: (extra: Extra) => void;
  plan: (values: V) => P;
}

/** Keeps what JSON says beyond the form, and puts it into the form's plans. */
export function useJson<V, P>(side: JsonSide<V, P>): JsonEditing<V, P> {
  const [extra, setExtra] = useState<Extra>({});
  return { side, extra, setExtra, plan: (values) => side.plan(values, extra) };
}
