import { describe, expect, it } from 'vitest';
import type { Issue } from './rule';

/** One rule with what it refuses and what it lets through. */
export interface Example<State, Facts> {
  rule: string;
  refused: [State, Facts?];
  /** The service's sentence, to the letter; or ours. */
  message: string | RegExp;
  path?: (string | number)[];
  status?: 400 | 404 | 409;
  accepted: [State, Facts?];
}

/** Tests every rule of a kind by its examples; a rule without one fails. */
export function testRules<State, Facts>(
  kind: string,
  rules: readonly { id: string }[],
  check: (state: State, facts?: Facts) => Issue[],
  examples: readonly Example<NoInfer<State>, NoInfer<Facts>>[],
): void {
  describe(`The rules of ${kind}`, () => {
    it('have an example each, and no two have the same id', () => {
      expect([...new Set(examples.map((example) => example.rule))].sort()).toEqual(
        rules.map((rule) => rule.id).sort(),
      );
    });

    it.each(examples)('$rule refuses: $message', ({ rule, refused, message, path, status, accepted }) => {
      const hit = check(refused[0], refused[1]).find((issue) => issue.rule === rule);
      expect(hit?.message).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
      if (path) expect(hit?.path).toEqual(path);
      expect(hit?.status ?? 400).toBe(status ?? 400);
      expect(check(accepted[0], accepted[1]).map((issue) => issue.rule)).not.toContain(rule);
    });
  });
}
