import { type DecodedJwt, tokenScopes } from './decode-jwt';
import type { Fact } from './step';

/** What an authorizer expects of a token. */
export interface Expected {
  issuer: string;
  audiences: readonly string[];
  /** Seconds since 1970. */
  now: number;
  /** Whether the signature is one of the issuer's keys; undefined: no keys are given. */
  signature?: 'valid' | 'invalid';
}

/**
 * The checks of a JWT authorizer in their order, each a fact with its verdict (traffic-rules 5.1). A check without `holds`
 * could not be made. Scopes are not among them: they lead to another response.
 */
export function checkToken({ header, claims }: DecodedJwt, expected: Expected): Fact[] {
  const { issuer, audiences, now, signature } = expected;
  const algorithm = header.alg;
  return [
    {
      label: 'Algorithm',
      value: text(algorithm),
      holds: typeof algorithm === 'string' && /^(?:RS|PS)\d+$/.test(algorithm),
    },
    {
      label: 'Key ID (kid)',
      value: text(header.kid),
      holds: typeof header.kid === 'string' && header.kid !== '',
    },
    signature === undefined
      ? { label: 'Signature', value: 'Not verified: the keys of the issuer are not given' }
      : {
          label: 'Signature',
          value: signature === 'valid' ? 'Valid' : 'By none of the keys',
          holds: signature === 'valid',
        },
    { label: 'Issuer (iss)', value: `${text(claims.iss)}; expected ${issuer}`, holds: claims.iss === issuer },
    audienceCheck(claims, audiences),
    timeCheck('Expires (exp)', claims.exp, true, (at) => at > now),
    timeCheck('Not before (nbf)', claims.nbf, false, (at) => at <= now),
    timeCheck('Issued at (iat)', claims.iat, false, (at) => at <= now),
  ];
}

/** `client_id` counts only where there is no `aud` (traffic-rules 5.1). */
function audienceCheck(claims: DecodedJwt['claims'], audiences: readonly string[]): Fact {
  const hasAudience = claims.aud !== undefined && claims.aud !== null;
  const value = hasAudience ? claims.aud : claims.client_id;
  const own = (Array.isArray(value) ? value : [value]).filter(
    (one): one is string => typeof one === 'string',
  );
  return {
    label: hasAudience ? 'Audience (aud)' : 'Audience (client_id)',
    value: `${own.join(', ') || 'None'}; expected ${audiences.join(' or ') || 'nothing'}`,
    holds: own.some((one) => audiences.includes(one)),
  };
}

/** A time of the token in seconds. One that is absent holds unless it is required. */
function timeCheck(label: string, value: unknown, isRequired: boolean, holds: (at: number) => boolean): Fact {
  if (value === undefined) return { label, value: 'None', holds: !isRequired };
  if (typeof value !== 'number') return { label, value: `${text(value)}, which is no number`, holds: false };
  const date = new Date(value * 1000);
  const shown = Number.isNaN(date.getTime()) ? String(value) : date.toISOString();
  return { label, value: shown, holds: holds(value) };
}

/** Whether one of the route's scopes is among the token's; a route without scopes asks for none. */
export function checkScopes(claims: DecodedJwt['claims'], required: readonly string[]): Fact | undefined {
  if (required.length === 0) return undefined;
  const own = tokenScopes(claims);
  return {
    label: 'Scopes',
    value: `${own.join(' ') || 'None'}; expected one of ${required.join(' ')}`,
    holds: own.some((one) => required.includes(one)),
  };
}

function text(value: unknown): string {
  if (value === undefined) return 'None';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
