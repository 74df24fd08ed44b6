import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';

/** Credentials as AWS issues them; those of a role or a login have a session token. */
export interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string | undefined;
}

/** What a signature is for. */
interface Scope {
  /** The `Host` header. */
  host: string;
  /** The name by which the service signs: `apigateway`, `execute-api`. */
  service: string;
  region: string;
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
 * The headers with which a request to `target` is sent: the given ones, `host`, and a Signature Version 4 over them.
 * @param now the time to sign with; AWS accepts a difference of five minutes
 * @throws URIError when the query is not well encoded
 */
export async function signed(
  request: Unsigned,
  target: Scope,
  { accessKeyId, secretAccessKey, sessionToken }: Keys,
  now: Date,
): Promise<Record<string, string>> {
  const signer = new SignatureV4({
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) },
    region: target.region,
    service: target.service,
    sha256: Hash.bind(null, 'sha256'),
  });
  const [path = '/', query = ''] = request.path.split(/\?(.*)/s);
  const { headers } = await signer.sign(
    {
      method: request.method,
      protocol: 'https:',
      hostname: target.host,
      path,
      query: queryOf(query),
      headers: { ...request.headers, host: target.host },
      body: request.body,
    },
    { signingDate: now },
  );
  return headers;
}

/** A query as the signer takes it: decoded, a list for a name that occurs more than once. */
function queryOf(query: string): Record<string, string | string[]> {
  const values: Record<string, string[]> = {};
  for (const pair of query === '' ? [] : query.split('&')) {
    const [name = '', value = ''] = pair.split(/=(.*)/s).map(decodeURIComponent);
    values[name] = [...(values[name] ?? []), value];
  }
  return values;
}
