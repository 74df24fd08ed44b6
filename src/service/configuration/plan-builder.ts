import type { Call, Ref } from '../plan';
import type { InputOf, KnownOperation } from '../sdk';

/** Something that stays as it is, and why. */
export interface Left {
  /** What it is: "Route $default". */
  subject: string;
  reason: string;
}

/** An id that is known, or that an earlier call will return. */
export type Id = string | Ref;

/** Collects the calls of a plan; ids of calls are counted by kind. */
export class PlanBuilder {
  readonly calls: Call[] = [];
  readonly left: Left[] = [];
  private readonly counts = new Map<string, number>();

  constructor(readonly apiId: Id) {}

  /** Adds a call. @param name what its result is, for the variable in printed code */
  add<O extends KnownOperation>(operation: O, name: string, label: string, input: object): string {
    const count = (this.counts.get(name) ?? 0) + 1;
    this.counts.set(name, count);
    const id = `${name}${count}`;
    const members =
      operation === 'CreateApi' || 'ResourceArn' in input ? input : { ApiId: this.apiId, ...input };
    this.calls.push({ id, operation, label, input: members as InputOf<O> } as unknown as Call);
    return id;
  }

  leave(subject: string, reason: string): void {
    this.left.push({ subject, reason });
  }
}

/** The value that a call of the same plan will return. */
export function resultOf(callId: string, member: string, prefix?: string): Ref {
  return { $ref: callId, member, ...(prefix !== undefined && { prefix }) };
}

/** `text` in front of an id that may not be known yet. */
export function prefixed(prefix: string, id: Id): Id {
  return typeof id === 'string' ? prefix + id : { ...id, prefix };
}
