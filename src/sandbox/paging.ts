import type { Context } from './context';
import { badRequest } from './errors';
import type { Kind, Values } from './state';

const DEFAULT_SIZE = 25;

/** Larger pages are cut to this, as other clients ask for 500 ([OBS]). */
const MAX_SIZE = 500;

function pageSize(text: string | undefined): number {
  if (text === undefined) return DEFAULT_SIZE;
  if (!/^\d+$/.test(text) || Number(text) < 1)
    throw badRequest(`Invalid value for maxResults: ${text}. It must be a whole number of at least 1`);
  return Math.min(Number(text), MAX_SIZE);
}

const encode = (seq: number, scope: string) =>
  btoa(`${seq}:${scope}`).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** A token names the last item seen by its place in the order of creation, so inserts and deletes do not shift pages. */
function decode(token: string, scope: string): number {
  const invalid = badRequest('Invalid NextToken specified');
  if (!/^[A-Za-z0-9_-]+$/.test(token)) throw invalid;
  let text: string;
  try {
    text = atob(token.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    throw invalid;
  }
  const [, seq, owner] = /^(\d+):(.*)$/.exec(text) ?? [];
  if (seq === undefined || owner !== scope) throw invalid;
  return Number(seq);
}

/** One page of the values under a parent, in order of creation. @throws ServiceError 400 for a bad size or token. */
export function page<K extends Kind>(
  ctx: Context,
  kind: K,
  parent: string,
  input: { MaxResults?: string | number | undefined; NextToken?: string | undefined },
): { Items: Values[K][]; NextToken?: string } {
  const size = pageSize(input.MaxResults === undefined ? undefined : String(input.MaxResults));
  // Only what btoa takes: a domain name as a caller wrote it may hold anything.
  const scope = encodeURIComponent(`${ctx.region}|${kind}|${parent}`);
  const after = input.NextToken === undefined ? 0 : decode(input.NextToken, scope);
  const rest = ctx.tx.entries(kind, parent).filter((entry) => entry.seq > after);
  const shown = rest.slice(0, size);
  const last = shown.at(-1);
  return {
    Items: shown.map((entry) => entry.value),
    ...(last && rest.length > size ? { NextToken: encode(last.seq, scope) } : {}),
  };
}
