import { isObject } from './bounded-json';
import { matchesGlob } from './glob';

/** What a policy says about a request. `unknown`: a condition decides, which depends on more than the request. */
export interface PolicyVerdict {
  effect: 'allow' | 'deny' | 'none' | 'unknown';
  /** What decided, as a sentence. */
  reason: string;
}

const ACTION = 'execute-api:Invoke';

/**
 * Whether the policy document of a Lambda authorizer lets a request pass (traffic-rules 5.4). Deny comes first; what no
 * statement allows is denied. Undefined: it is no policy document.
 * @param arn of the request: `arn:aws:execute-api:{region}:{account}:{api}/{stage}/{method}/{path}`
 */
export function evaluatePolicy(document: unknown, arn: string): PolicyVerdict | undefined {
  if (!isObject(document)) return undefined;
  const statements = (Array.isArray(document.Statement) ? document.Statement : [document.Statement]).filter(
    isObject,
  );
  if (statements.length === 0) return undefined;
  const applying = statements
    .map((statement, at) => ({ statement, number: at + 1 }))
    .filter(({ statement }) => appliesTo(statement, arn));
  const withEffect = (effect: string) =>
    applying.filter(({ statement }) => String(statement.Effect).toLowerCase() === effect);
  const isOpen = ({ statement }: { statement: Record<string, unknown> }) => statement.Condition === undefined;
  const denies = withEffect('deny');
  const allows = withEffect('allow');
  const deny = denies.find(isOpen);
  if (deny) return { effect: 'deny', reason: `Statement ${deny.number} denies it` };
  const conditional = [...denies, ...allows].find((one) => !isOpen(one));
  const allow = allows.find(isOpen);
  if (denies.length === 0 && allow) return { effect: 'allow', reason: `Statement ${allow.number} allows it` };
  if (conditional)
    return { effect: 'unknown', reason: `The condition of statement ${conditional.number} decides` };
  return { effect: 'none', reason: 'No statement allows it' };
}

function appliesTo(statement: Record<string, unknown>, arn: string): boolean {
  const { Action, NotAction, Resource, NotResource } = statement;
  const action = (pattern: string) =>
    matchesGlob(pattern.toLowerCase(), ACTION.toLowerCase(), { single: true });
  const resource = (pattern: string) => matchesGlob(pattern, arn, { single: true });
  return (
    (NotAction === undefined ? texts(Action).some(action) : !texts(NotAction).some(action)) &&
    (NotResource === undefined ? texts(Resource).some(resource) : !texts(NotResource).some(resource))
  );
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');
}
