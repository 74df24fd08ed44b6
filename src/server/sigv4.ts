import { createHash, createHmac } from 'node:crypto';
import type { Target } from './target';

/** Credentials as AWS issues them; those of a role or a login have a session token. */
export interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string | undefined;
}

interface Unsigned {
  method: string;
  /** Path and query as they are sent. */
  path: string;
  /** Lower-case names, without `host`. All of them are signed. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

/**
 * The headers of a signed request to `target`: those passed, `host`, and a Signature Version 4 over them.
 * @param now the time to sign with; AWS accepts a difference of five minutes
 */
export function signed(request: Unsigned, target: Target, keys: Keys, now: Date): Record<string, string> {
  const time = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = [time.slice(0, 8), target.region, target.service, 'aws4_request'];
  const hash = sha256(request.body);
  const headers: Record<string, string> = {
    ...request.headers,
    host: target.host,
    'x-amz-date': time,
    'x-amz-content-sha256': hash,
    ...(keys.sessionToken ? { 'x-amz-security-token': keys.sessionToken } : {}),
  };
  const names = Object.keys(headers).sort();
  const [path = '/', query = ''] = request.path.split(/\?(.*)/s);
  const canonical = [
    request.method,
    canonicalPath(path),
    canonicalQuery(query),
    ...names.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/\s+/g, ' ')}`),
    '',
    names.join(';'),
    hash,
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(Buffer.from(canonical))].join('\n');
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${keys.secretAccessKey}`);
  const signature = hmac(key, toSign).toString('hex');
  const credential = `Credential=${keys.accessKeyId}/${scope.join('/')}`;
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  };
}

const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('hex');

const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();

/** RFC 3986: everything but the unreserved characters is escaped. */
const escaped = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** The path as sent, escaped once more; empty segments are dropped. */
function canonicalPath(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '');
  const end = path.endsWith('/') && segments.length > 0 ? '/' : '';
  return `/${segments.map(escaped).join('/')}${end}`;
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  return query
    .split('&')
    .map((pair) => pair.split(/=(.*)/s))
    .map(
      ([name = '', value = '']) =>
        `${escaped(decodeURIComponent(name))}=${escaped(decodeURIComponent(value))}`,
    )
    .sort()
    .join('&');
}
