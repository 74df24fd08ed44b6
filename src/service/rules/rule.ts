/** How certain a rule is; `docs/service-rules.md` explains the marks. */
type Confidence = 'AWS' | 'SDK' | 'DOC' | 'OBS' | 'REC' | 'MEAS' | 'ACC' | 'SEED' | 'INF' | 'MEM';

export type Protocol = 'HTTP' | 'WEBSOCKET';

/** What a rule says about an input. */
export interface Issue {
  /** Where, in the operation's input: `['JwtConfiguration', 'Issuer']`, `['AllowOrigins', 0]`. Empty: the whole. */
  path: (string | number)[];
  /** The service's own sentence where it is known. */
  message: string;
  /** The rule's id, such as `route.key.http`. */
  rule: string;
  /** The status that the service responds with; 400 unless set. */
  status?: 400 | 404 | 409;
}

/**
 * One rule of the service, written once: forms validate with it, the sandbox refuses with it, disabled controls
 * explain themselves with it.
 */
export interface Rule<Subject, Facts> {
  /** `<kind>.<member>.<what>`, unique. */
  id: string;
  mark: Confidence;
  /** Where it comes from: a section of service-rules ("2.3"), a documentation page, a thread. */
  source: string;
  /** The issues that `subject` has under this rule; none when it is fine. */
  check(subject: Subject, facts: Facts): Omit<Issue, 'rule'>[];
}

/** All issues of `subject`, in the order of `rules` (the service reports the first). */
export function checkAll<Subject, Facts>(
  rules: readonly Rule<Subject, Facts>[],
  subject: Subject,
  facts: Facts,
): Issue[] {
  return rules.flatMap((rule) => rule.check(subject, facts).map((issue) => ({ ...issue, rule: rule.id })));
}
