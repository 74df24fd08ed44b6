import { capitalized } from '../../lib/format';
import type { AuthorizerAnswer, AuthorizerState, ResultCache } from './authorizer-answer';
import { authorizerEvent } from './authorizer-event';
import { isObject, parseJsonObject } from './bounded-json';
import type { Authorized, Exchange } from './context';
import { stopWith } from './gateway-response';
import type { FunctionOutcome } from './given';
import { evaluatePolicy } from './iam-policy';
import { requestArn } from './request-arn';
import { type Fact, type Step, step } from './step';
import { resolveValue } from './variables';

/** Whether a Lambda authorizer lets the request pass (traffic-rules 5.3, 5.4). */
export function authorizeLambda(
  exchange: Exchange,
  authorizer: AuthorizerState,
  outcome: FunctionOutcome | undefined,
): AuthorizerAnswer {
  const { members, identitySources } = authorizer;
  const sources = identitySources.map((source) => ({ source, value: resolveValue(source, exchange).value }));
  const { facts, missing } = checkIdentity(authorizer.name, sources, 'lambda-authorizer.identity');
  if (missing) return { ...missing, authorized: { error: 'Unauthorized' } };
  const values = sources.map(({ value = '' }) => value);
  const event = authorizerEvent(exchange, String(members.AuthorizerPayloadFormatVersion ?? '1.0'), values);
  const cache = resultCache(authorizer, values);
  const all = [...facts, cacheFact(cache)];
  return {
    ...judgeResult(requestArn(exchange), members.EnableSimpleResponses === true, outcome, all),
    event,
    ...(cache && { cache }),
  };
}

/** The facts of an authorizer's identity sources; `missing` where one has no value, so that the function is not invoked. */
export function checkIdentity(
  name: string,
  sources: readonly { source: string; value: string | undefined }[],
  rule: Step['rules'][number],
): { facts: Fact[]; missing?: Pick<AuthorizerAnswer, 'step' | 'stop'> } {
  const facts: Fact[] = [
    { label: 'Authorizer', value: name, resource: { kind: 'authorizer', key: name } },
    ...sources.map(({ source, value }) => ({
      label: source,
      value: value || 'Missing',
      holds: Boolean(value),
    })),
  ];
  const missing = sources.find(({ value }) => !value);
  if (!missing) return { facts };
  return {
    facts,
    missing: {
      step: step({
        id: 'authorizer',
        title: `The request has no ${missing.source}, so the authorizer is not invoked`,
        verdict: 'stopped',
        facts,
        rules: [rule],
      }),
      stop: stopWith(401, `the request has no ${missing.source}`),
    },
  };
}

/** The key is the values alone: all routes of the authorizer share it (traffic-rules 5.3). */
function resultCache({ name, members }: AuthorizerState, values: readonly string[]): ResultCache | undefined {
  const seconds = members.AuthorizerResultTtlInSeconds;
  if (typeof seconds !== 'number' || seconds === 0 || values.length === 0) return undefined;
  return { authorizer: name, values, seconds };
}

const cacheFact = (cache: ResultCache | undefined): Fact => ({
  label: 'Cache',
  value: cache
    ? `${cache.seconds} s for the key ${cache.values.join(', ')}, for all routes of the authorizer`
    : 'Results are not kept',
});

/**
 * What the result of an authorizer's function means (traffic-rules 5.4).
 * @param arn of the request, which a policy must allow
 */
export function judgeResult(
  arn: string,
  isSimple: boolean,
  outcome: FunctionOutcome | undefined,
  facts: readonly Fact[],
): AuthorizerAnswer {
  const kind = isSimple ? 'lambda-authorizer.simple' : 'lambda-authorizer.policy';
  if (!outcome)
    return {
      step: step({
        id: 'authorizer',
        title: 'The authorizer is invoked; its response is not given',
        verdict: 'unknown',
        facts,
        rules: ['lambda-authorizer.identity', 'lambda-authorizer.cache', kind],
        outcomes: ['It allows the request, which this trace follows', 'It denies the request: 403 Forbidden'],
      }),
      authorized: {},
    };
  if (outcome.type === 'failure')
    return failed(facts, `the function of the authorizer fails (${outcome.why})`);
  const response = parseJsonObject(outcome.payload);
  if (!response) return failed(facts, 'the response of the authorizer is no JSON object');
  return isSimple ? simple(response, facts) : policy(arn, response, facts);
}

function simple(response: Record<string, unknown>, facts: readonly Fact[]): AuthorizerAnswer {
  if (typeof response.isAuthorized !== 'boolean')
    return failed(facts, 'the response of the authorizer has no isAuthorized');
  const all = [
    ...facts,
    { label: 'isAuthorized', value: String(response.isAuthorized), holds: response.isAuthorized },
  ];
  return response.isAuthorized
    ? passed(all, ['lambda-authorizer.identity', 'lambda-authorizer.simple'], contextOf(response))
    : denied(all, 'lambda-authorizer.simple', 'the authorizer does not authorize the request');
}

function policy(arn: string, response: Record<string, unknown>, facts: readonly Fact[]): AuthorizerAnswer {
  const verdict = evaluatePolicy(response.policyDocument, arn);
  if (!verdict) return failed(facts, 'the response of the authorizer has no policy document');
  const all: Fact[] = [
    ...facts,
    { label: 'ARN of the request', value: arn },
    {
      label: 'Policy',
      value: verdict.reason,
      ...(verdict.effect !== 'unknown' && { holds: verdict.effect === 'allow' }),
    },
  ];
  if (verdict.effect === 'deny' || verdict.effect === 'none')
    return denied(all, 'lambda-authorizer.policy', 'the policy of the authorizer does not allow the request');
  const { principalId } = response;
  const authorized = { ...contextOf(response), ...(typeof principalId === 'string' && { principalId }) };
  return passed(
    all,
    ['lambda-authorizer.policy', 'lambda-authorizer.arn'],
    authorized,
    verdict.effect === 'unknown',
  );
}

function contextOf({ context }: Record<string, unknown>): Authorized {
  return { lambda: isObject(context) ? context : {} };
}

function passed(
  facts: readonly Fact[],
  rules: Step['rules'],
  authorized: Authorized,
  isUnknown = false,
): AuthorizerAnswer {
  const title = isUnknown ? 'A condition of the policy decides' : 'The authorizer allows the request';
  return {
    step: step({ id: 'authorizer', title, verdict: isUnknown ? 'unknown' : 'passed', facts, rules }),
    authorized,
  };
}

function denied(facts: readonly Fact[], rule: Step['rules'][number], why: string): AuthorizerAnswer {
  return {
    step: step({
      id: 'authorizer',
      title: capitalized(why),
      verdict: 'stopped',
      facts,
      rules: [rule, 'lambda-authorizer.deny'],
    }),
    stop: stopWith(403, why),
    authorized: { error: 'Forbidden' },
  };
}

function failed(facts: readonly Fact[], why: string): AuthorizerAnswer {
  return {
    step: step({
      id: 'authorizer',
      title: capitalized(why),
      verdict: 'stopped',
      facts,
      rules: ['lambda-authorizer.failure'],
    }),
    stop: stopWith(500, why),
    authorized: { error: why },
  };
}
