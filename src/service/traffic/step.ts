import type { Kind } from '../resources';
import { MARKS, type Mark, RULES, type RuleId } from './rules';

/** The steps of a request, in the order in which they are reported (traffic-rules 3.1). */
type StepId =
  | 'host'
  | 'limits'
  | 'stage'
  | 'throttle'
  | 'cors'
  | 'route'
  | 'undocumented'
  | 'authorizer'
  | 'request-mapping'
  | 'integration-request'
  | 'integration-response'
  | 'response-mapping'
  | 'response'
  | 'access-log'
  | 'message'
  | 'validation'
  | 'route-response';

/**
 * What a step came to. `answered`: API Gateway responds here as it was configured to (a preflight). `stopped`: it responds
 * with an error. `skipped`: there was nothing to do. `unknown`: it depends on what is not given or not documented.
 */
type Verdict = 'passed' | 'answered' | 'stopped' | 'skipped' | 'unknown';

/** A resource of the API by its natural key: a RouteKey, an integration's key, a Name, a StageName, a DomainName. */
interface ResourceRef {
  kind: Kind;
  key: string;
}

/** Something that the step looked at. */
export interface Fact {
  label: string;
  value: string;
  /** Where the value comes from. */
  resource?: ResourceRef;
  /** Whether it spoke for the request or against it, where it is a check. */
  holds?: boolean;
}

/** One decision about a request, with all that it rests on. */
export interface Step {
  id: StepId;
  /** What was decided, as a sentence. */
  title: string;
  verdict: Verdict;
  facts: readonly Fact[];
  rules: readonly RuleId[];
  /** That of the least certain rule; absent without rules. */
  certainty?: Mark;
  /** What may happen instead, where nothing decides between two outcomes; this trace follows the first. */
  outcomes?: readonly string[];
}

/** A step, as certain as the least certain of its rules. Without rules the greatest index is -∞, which no mark has. */
export function step(parts: Omit<Step, 'certainty'>): Step {
  const certainty = MARKS[Math.max(...parts.rules.map((id) => MARKS.indexOf(RULES[id].mark)))];
  return { ...parts, ...(certainty && { certainty }) };
}
