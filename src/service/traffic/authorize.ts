import type { RouteValue } from '../configuration/value';
import { authorizeIam } from './authorize-iam';
import { authorizeJwt } from './authorize-jwt';
import { authorizeLambda } from './authorize-lambda';
import type { AuthorizerAnswer, AuthorizerState } from './authorizer-answer';
import type { Exchange } from './context';
import type { GivenAuthorization } from './given';
import { requestArn } from './request-arn';
import { step } from './step';

/**
 * Whether the route lets the request pass (traffic-rules 5.1 to 5.5). What is not given is not judged: the step is then
 * `unknown`, and the trace goes on as if the request were authorized.
 */
export function authorize(
  exchange: Exchange,
  route: RouteValue,
  authorizer: AuthorizerState | undefined,
  given: GivenAuthorization,
): AuthorizerAnswer {
  const type = route.members.AuthorizationType ?? 'NONE';
  if (type === 'AWS_IAM') return authorizeIam({ ...exchange, arn: requestArn(exchange) }, given);
  if (type === 'NONE')
    return {
      step: step({
        id: 'authorizer',
        title: 'The route is open',
        verdict: 'skipped',
        facts: [{ label: 'AuthorizationType', value: String(type) }],
        rules: ['authorizer.none'],
      }),
      authorized: {},
    };
  if (!authorizer) return missingAuthorizer(String(type));
  if (type === 'JWT') {
    const scopes = (route.members.AuthorizationScopes ?? []) as readonly string[];
    return authorizeJwt(exchange, authorizer, scopes, given.signature);
  }
  return authorizeLambda(exchange, authorizer, given.authorizer);
}

/** A route that asks for an authorizer which the configuration does not have, as in a document with faults. */
export function missingAuthorizer(type: string): AuthorizerAnswer {
  return {
    step: step({
      id: 'authorizer',
      title: 'The route asks for an authorizer that is not there; what happens then is not known',
      verdict: 'unknown',
      facts: [{ label: 'AuthorizationType', value: type, holds: false }],
      rules: [],
    }),
    authorized: {},
  };
}
