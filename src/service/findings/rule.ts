import type { Call, Plan } from '../plan';
import type { Kind } from '../resources';
import type { AccountFacts, ApiFacts, FactName } from './facts';

export const SEVERITIES = ['error', 'warning', 'info'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** The resource that a finding is about. */
export interface Subject {
  kind: Kind;
  /** The identifiers of its parents, and its own. */
  ids: readonly string[];
  name: string;
}

/** The plan that removes a finding, or why there is none, as a sentence. */
export type Remedy = { plan: Plan } | { none: string };

/** What a rule found. */
export interface Hit {
  subject: Subject;
  /** What was found, as a sentence with the values. */
  evidence: string;
  remedy: Remedy;
}

/** Something of an API or account that its owner should look at. */
export interface Finding extends Hit {
  /** The id of the rule. */
  rule: string;
  severity: Severity;
  /** Undefined for what belongs to no API. */
  apiId?: string | undefined;
}

/** A check with the reason for it. `passing` and `failing` are complete inputs, shown beside the rule and used by its tests. */
export interface FindingRule<Facts> {
  /** `<topic>.<what>`, unique; kept in silences and addresses. */
  id: string;
  severity: Severity;
  title: string;
  /** Why it matters, in one sentence. */
  why: string;
  /** Where that is said: a section of traffic-rules or service-rules, or a page of the AWS documentation. */
  source: string;
  /** The lists without which the rule is not checked. */
  needs: readonly (FactName & keyof Facts)[];
  check(facts: Facts): Hit[];
  passing: Facts;
  failing: Facts;
}

/** Facts in which the named lists were read. */
type Read<Facts, Name extends keyof Facts> = Facts & { [N in Name]-?: NonNullable<Facts[N]> };

type Definition<Facts, Name extends FactName & keyof Facts> = Omit<FindingRule<Facts>, 'needs' | 'check'> & {
  needs: readonly Name[];
  check(facts: Read<Facts, Name>): Hit[];
};

/** A rule of an API; `check` is called only where everything that it needs was read. */
export function apiRule<Name extends FactName & keyof ApiFacts>(
  definition: Definition<ApiFacts, Name>,
): FindingRule<ApiFacts> {
  return definition as FindingRule<ApiFacts>;
}

/** A rule of what belongs to no API; `check` is called only where everything that it needs was read. */
export function accountRule<Name extends FactName & keyof AccountFacts>(
  definition: Definition<AccountFacts, Name>,
): FindingRule<AccountFacts> {
  return definition as FindingRule<AccountFacts>;
}

/** A remedy of one call. */
export function oneCall<O extends Call['operation']>(
  operation: O,
  title: string,
  input: Extract<Call, { operation: O }>['input'],
): Remedy {
  return { plan: { title, calls: [{ id: 'remedy', operation, label: title, input } as unknown as Call] } };
}
