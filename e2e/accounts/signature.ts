import { createHash, createHmac } from 'node:crypto';
import type { WireRequest } from '../../src/sandbox/types';

/** A key as a test's account has it. */
export interface TestKey {
  secretAccessKey: string;
  /** The required session token. */
  sessionToken?: string;
  /** AWS rejects it as expired. */
  isExpired?: boolean;
  /** What the key's user may not do, as AWS's own sentence. */
  denied?: string;
}

/** An authentication error of the service. */
interface Verdict {
  status: number;
  error: string;
  message: string;
}

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

const rfc3986 = (text: string) =>
  [...Buffer.from(text)]
    .map((byte) =>
      /[A-Za-z0-9_.~-]/.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('');

/**
 * Checks a request's Signature Version 4 as the service does: written after AWS's description of the algorithm, apart
 * from the code that signs.
 * @param body the bytes as they arrived
 * @returns the error; undefined when the signature is valid
 */
export function verify(
  { method, url, headers }: Omit<WireRequest, 'body'>,
  body: string | Buffer,
  keys: Readonly<Record<string, TestKey>>,
  now = new Date(),
): Verdict | undefined {
  const refuse = (error: string, message: string): Verdict => ({ status: 403, error, message });
  const [, id = '', day = '', region = '', service = '', names = '', given = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  if (id === '') return refuse('MissingAuthenticationTokenException', 'Missing Authentication Token');
  const key = keys[id];
  if (!key || (key.sessionToken ?? '') !== (headers['x-amz-security-token'] ?? '')) {
    return refuse('UnrecognizedClientException', 'The security token included in the request is invalid.');
  }
  const [path = '', query = ''] = url.split(/\?(.*)/s);
  const host = headers.host ?? '';
  // That of an API begins with its ID.
  const servedBy = host.replace(/^[a-z0-9]+\.(?=execute-api\.)/, '');
  const signedNames = names.split(';');
  if (!signedNames.includes('host') || !signedNames.includes('x-amz-date')) {
    return refuse('IncompleteSignatureException', 'host and x-amz-date have to be signed.');
  }
  if (!/^127\.0\.0\.1/.test(host) && !servedBy.startsWith(`${service}.${region}.amazonaws.com`)) {
    return refuse('InvalidSignatureException', `The credential is scoped to ${service} in ${region}.`);
  }
  const pairs = query === '' ? [] : query.split('&').map((pair) => pair.split(/=(.*)/s));
  const canonical = [
    method,
    path.split('/').map(rfc3986).join('/').replace(/\/+/g, '/'),
    pairs
      .map(
        ([name = '', value = '']) =>
          `${rfc3986(decodeURIComponent(name))}=${rfc3986(decodeURIComponent(value))}`,
      )
      .sort()
      .join('&'),
    ...signedNames.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/ +/g, ' ')}`),
    '',
    names,
    sha256(body),
  ].join('\n');
  const time = headers['x-amz-date'] ?? '';
  const scope = `${day}/${region}/${service}/aws4_request`;
  const signingKey = hmac(
    hmac(hmac(hmac(`AWS4${key.secretAccessKey}`, day), region), service),
    'aws4_request',
  );
  const expected = hmac(signingKey, `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`).toString(
    'hex',
  );
  if (expected !== given) {
    return refuse(
      'InvalidSignatureException',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
    );
  }
  const at = Date.parse(time.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, '$1-$2-$3T$4:$5:$6Z'));
  if (Math.abs(now.getTime() - at) > 5 * 60_000) {
    const compact = (date: Date) => date.toISOString().replace(/[-:]|\.\d{3}/g, '');
    const earliest = compact(new Date(now.getTime() - 5 * 60_000));
    return refuse(
      'InvalidSignatureException',
      `Signature expired: ${time} is now earlier than ${earliest} (${compact(now)} - 5 min.)`,
    );
  }
  if (key.isExpired)
    return refuse('ExpiredTokenException', 'The security token included in the request is expired');
  return key.denied === undefined ? undefined : refuse('AccessDeniedException', key.denied);
}
