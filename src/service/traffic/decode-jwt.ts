import { fromBase64, utf8Text } from '../../lib/bytes';
import { parseJsonObject } from './bounded-json';

/** A token's header and claims; its signature is not verified. */
export interface DecodedJwt {
  header: Readonly<Record<string, unknown>>;
  claims: Readonly<Record<string, unknown>>;
}

/** Takes a JSON web token apart; undefined for a text of another form. */
export function decodeJwt(token: string): DecodedJwt | undefined {
  const parts = token.split('.');
  if (parts.length !== 3) return undefined;
  const [header, claims] = parts.map(decodePart);
  return header && claims ? { header, claims } : undefined;
}

function decodePart(part: string): Record<string, unknown> | undefined {
  const bytes = fromBase64(part);
  const text = bytes && utf8Text(bytes);
  return text === undefined ? undefined : parseJsonObject(text);
}

/** A claim as integrations and logs see it: text; undefined for null, which is left out (traffic-rules 5.2). */
export function claimText(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.map((one) => claimText(one) ?? '<nil>').join(' ')}]`;
  return typeof value === 'number' ? plainNumber(value) : JSON.stringify(value);
}

/** Without an exponent up to the largest safe integer. */
function plainNumber(value: number): string {
  return Number.isSafeInteger(value) ? value.toFixed(0) : String(value);
}

/** The scopes of a token: `scope`, blank-separated, or `scp`, which may be a list (traffic-rules 5.1). */
export function tokenScopes(claims: DecodedJwt['claims']): string[] {
  return ['scope', 'scp'].flatMap((name) => {
    const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
    if (typeof value === 'string') return value.split(/\s+/).filter((one) => one !== '');
    return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
  });
}
