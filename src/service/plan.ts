import type { InputOf, Operation } from './sdk';

/** A value that an earlier call of the same plan will return: `prefix` + result of `call` at `member`. */
export interface Ref {
  /** The `id` of the earlier call. */
  $ref: string;
  /** The member of its response, such as `IntegrationId`. */
  member: string;
  /** Text before the value, such as `integrations/` for `Route.Target`. */
  prefix?: string;
}

/** An operation's input in which any text may be a reference to an earlier result. */
type Planned<T> = T extends string
  ? T | Ref
  : T extends Uint8Array | Date
    ? T
    : T extends object
      ? { [K in keyof T]: Planned<T[K]> }
      : T;

/** One call of a plan: an API Gateway V2 operation with its real input. */
export type Call = {
  [O in Operation]: {
    /** Unique in its plan; what a `Ref` points at, and the variable name in printed code (`integration`). */
    id: string;
    operation: O;
    input: Planned<InputOf<O>>;
    /** What the call does, for people: "Create route GET /pets". */
    label: string;
  };
}[Operation];

/** An ordered list of calls; later ones may refer to results of earlier ones. */
export interface Plan {
  /** What the plan does as a whole, for people. */
  title: string;
  calls: Call[];
}
