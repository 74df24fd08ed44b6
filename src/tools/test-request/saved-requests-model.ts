import { z } from 'zod';
import { readJson, type SafeStorage } from '../../lib/storage';

const schema = z.object({
  name: z.string().min(1),
  method: z.string(),
  path: z.string(),
  host: z.string(),
  headers: z.string(),
  body: z.string(),
  sourceIp: z.string(),
});

/** A request that was saved for an API: what was typed, without its token. */
export type SavedRequest = z.infer<typeof schema>;

/** So many are kept for an API; the oldest make room. */
const MAX_REQUESTS = 50;

/** Headers that carry credentials. */
const SECRET = /^(proxy-)?authorization$|^cookie$|^x-api-key$|^x-amz-security-token$/i;

/** Headers as they are typed, one a line, without those that carry credentials; `left` names the latter. */
export function withoutSecrets(headers: string): { headers: string; left: string[] } {
  const left: string[] = [];
  const kept = headers.split(/\r?\n/).filter((line) => {
    const name = line.slice(0, Math.max(line.indexOf(':'), 0)).trim();
    if (!SECRET.test(name)) return true;
    left.push(name);
    return false;
  });
  return { headers: kept.join('\n'), left };
}

/** The list with a request added, the newest first; one of the same name is replaced. */
export function withRequest(list: readonly SavedRequest[], request: SavedRequest): SavedRequest[] {
  return [request, ...list.filter(({ name }) => name !== request.name)].slice(0, MAX_REQUESTS);
}

/** Reads what the browser stored under a key; entries that are damaged are left out. */
export function readRequests(storage: Pick<SafeStorage, 'getItem'>, key: string): SavedRequest[] {
  const read = (value: unknown) =>
    Array.isArray(value)
      ? value.flatMap((one) => {
          const parsed = schema.safeParse(one);
          return parsed.success ? [parsed.data] : [];
        })
      : undefined;
  return readJson(storage, key, read) ?? [];
}
