import type { Authorizer } from '@aws-sdk/client-apigatewayv2';
import { capitalized } from '../../lib/format';
import type { AuthorizerAnswer, AuthorizerState } from './authorizer-answer';
import type { Exchange } from './context';
import { claimText, decodeJwt, tokenScopes } from './decode-jwt';
import { stopWith } from './gateway-response';
import { checkScopes, checkToken } from './jwt-checks';
import { type Fact, step } from './step';
import { resolveValue } from './variables';

/** The description that AWS documents; others are not known and not made up (traffic-rules 5.1). */
const WRONG_AUDIENCE = ' error_description="the token does not have a valid audience"';

/** Whether the token of the request is one that the authorizer accepts (traffic-rules 5.1). */
export function authorizeJwt(
  exchange: Exchange,
  authorizer: AuthorizerState,
  scopes: readonly string[],
  signature: 'valid' | 'invalid' | undefined,
): AuthorizerAnswer {
  const source = authorizer.identitySources[0] ?? '$request.header.Authorization';
  const { value } = resolveValue(source, exchange);
  const facts: Fact[] = [
    { label: 'Authorizer', value: authorizer.name, resource: { kind: 'authorizer', key: authorizer.name } },
    { label: 'Identity source', value: source, holds: Boolean(value) },
  ];
  if (!value)
    return {
      step: step({
        id: 'authorizer',
        title: `The request has no token at ${source}`,
        verdict: 'stopped',
        facts,
        rules: ['jwt.checks', 'jwt.missing'],
      }),
      stop: stopWith(401, `the request has no token at ${source}`, [['www-authenticate', 'Bearer']]),
      authorized: { error: 'Unauthorized' },
    };
  const token = decodeJwt(value.replace(/^bearer\s+/i, ''));
  if (!token)
    return refuse(
      [...facts, { label: 'Token', value: 'Of another form', holds: false }],
      'the token is no JSON web token',
      '',
    );
  const { Issuer = '', Audience = [] } = (authorizer.members.JwtConfiguration ?? {}) as NonNullable<
    Authorizer['JwtConfiguration']
  >;
  const checks = checkToken(token, {
    issuer: Issuer,
    audiences: Audience,
    now: exchange.request.receivedAt / 1000,
    ...(signature !== undefined && { signature }),
  });
  const failed = checks.find(({ holds }) => holds === false);
  if (failed)
    return refuse(
      [...facts, ...checks],
      `the token fails the check “${failed.label}”`,
      failed.label.startsWith('Audience') ? WRONG_AUDIENCE : '',
    );
  const scope = checkScopes(token.claims, scopes);
  const all = [...facts, ...checks, ...(scope ? [scope] : [])];
  if (scope?.holds === false)
    return {
      step: step({
        id: 'authorizer',
        title: 'The token has none of the scopes of the route',
        verdict: 'stopped',
        facts: all,
        rules: ['jwt.checks', 'jwt.scopes'],
      }),
      stop: stopWith(403, 'the token has none of the scopes of the route'),
      authorized: { error: 'Forbidden' },
    };
  const claims = Object.entries(token.claims).flatMap(([name, claim]) => {
    const shown = claimText(claim);
    return shown === undefined ? [] : [[name, shown] as const];
  });
  return {
    step: step({
      id: 'authorizer',
      title: signature === undefined ? 'The token passes; its signature is not verified' : 'The token passes',
      verdict: signature === undefined ? 'unknown' : 'passed',
      facts: all,
      rules: ['jwt.checks', 'jwt.claims'],
    }),
    authorized: {
      jwt: {
        claims: Object.fromEntries(claims),
        scopes: scopes.length > 0 ? tokenScopes(token.claims) : null,
      },
    },
  };
}

function refuse(facts: readonly Fact[], why: string, description: string): AuthorizerAnswer {
  return {
    step: step({
      id: 'authorizer',
      title: capitalized(why),
      verdict: 'stopped',
      facts,
      rules: ['jwt.checks', 'jwt.unauthorized'],
    }),
    stop: stopWith(401, why, [['www-authenticate', `Bearer scope="" error="invalid_token"${description}`]]),
    authorized: { error: 'Unauthorized' },
  };
}
