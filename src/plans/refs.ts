import type { Call, Ref } from '../service/plan';

/** What earlier calls of a plan returned, by the `id` of the call. */
export type Outputs = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/**
 * A value that an earlier call of the same plan will return.
 * @param callId the `id` of that call
 * @param member the member of its response, such as `IntegrationId`
 * @param prefix text before the value, such as `integrations/`
 */
export function ref(callId: string, member: string, prefix?: string): Ref {
  return prefix === undefined ? { $ref: callId, member } : { $ref: callId, member, prefix };
}

const REF_KEYS: readonly string[] = ['$ref', 'member', 'prefix'];

/** Whether a value of an input is a `Ref`; a map with further keys is a map. */
export function isRef(value: unknown): value is Ref {
  if (typeof value !== 'object' || value === null) return false;
  const { $ref, member, prefix } = value as Partial<Record<keyof Ref, unknown>>;
  return (
    typeof $ref === 'string' &&
    typeof member === 'string' &&
    (prefix === undefined || typeof prefix === 'string') &&
    Object.keys(value).every((key) => REF_KEYS.includes(key))
  );
}

/** Objects with members of the input, unlike values that are sent whole (blobs, dates). */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && !(value instanceof Uint8Array) && !(value instanceof Date)
  );
}

/** Every reference in `input`, in the order in which they are written. */
export function refsIn(input: unknown): Ref[] {
  if (isRef(input)) return [input];
  if (Array.isArray(input)) return input.flatMap(refsIn);
  return isPlainObject(input) ? Object.values(input).flatMap(refsIn) : [];
}

/**
 * The input of a call with each reference replaced by its value; everything else is unchanged.
 * @throws Error when a reference names a call that has not run, or a member that its response does not have.
 */
export function resolveMembers(input: object, outputs: Outputs): Record<string, unknown> {
  // fromEntries defines members, so that a map key such as `__proto__` stays a key.
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, resolve(value, outputs)]));
}

function resolve(value: unknown, outputs: Outputs): unknown {
  if (isRef(value)) return resolveRef(value, outputs);
  if (Array.isArray(value)) return value.map((item) => resolve(item, outputs));
  return isPlainObject(value) ? resolveMembers(value, outputs) : value;
}

function resolveRef({ $ref, member, prefix = '' }: Ref, outputs: Outputs): string {
  const output = outputs.get($ref);
  if (!output) throw new Error(`The plan refers to the result of "${$ref}", a call that has not run.`);
  const value = output[member];
  if (typeof value !== 'string') {
    throw new Error(`The plan refers to ${member} of "${$ref}", but its response has no such string.`);
  }
  return prefix + value;
}

/**
 * Checked before anything is sent or printed: a plan that cannot complete must not start.
 * @throws Error when two calls share an id, or a reference does not point at an earlier call.
 */
export function assertValidPlan(calls: readonly Call[]): void {
  const earlier = new Set<string>();
  for (const call of calls) {
    for (const { $ref, member } of refsIn(call.input)) {
      if (earlier.has($ref)) continue;
      throw new Error(
        `"${call.id}" refers to ${member} of "${$ref}", which is not an earlier call of the same plan.`,
      );
    }
    if (earlier.has(call.id)) throw new Error(`Two calls of the plan have the id "${call.id}".`);
    earlier.add(call.id);
  }
}
