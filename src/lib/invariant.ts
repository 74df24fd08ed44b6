/**
 * Narrows `condition` to true, or throws: for states that the code around it makes impossible.
 * @throws Error with `message`.
 */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}
