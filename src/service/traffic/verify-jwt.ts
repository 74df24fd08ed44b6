import { fromBase64, utf8Bytes } from '../../lib/bytes';
import { isObject, parseJsonObject } from './bounded-json';
import { decodeJwt } from './decode-jwt';

/** The algorithms of the RSA family, which JWT authorizers accept (traffic-rules 5.1). */
const ALGORITHMS: Readonly<Record<string, { name: string; hash: string }>> = {
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  RS384: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-384' },
  RS512: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512' },
  PS256: { name: 'RSA-PSS', hash: 'SHA-256' },
  PS384: { name: 'RSA-PSS', hash: 'SHA-384' },
  PS512: { name: 'RSA-PSS', hash: 'SHA-512' },
};

/** Bytes of the salt of RSA-PSS: as many as the hash has (RFC 7518, 3.5). */
const saltOf = (hash: string) => Number(hash.slice('SHA-'.length)) / 8;

/**
 * Whether the signature of a token is by the key of a JSON web key set that its `kid` names. Undefined: the text is no key set,
 * the token no token, or the key none that this runtime can use.
 * @param keys the document at the issuer's `jwks_uri`
 */
export async function verifyJwt(token: string, keys: string): Promise<'valid' | 'invalid' | undefined> {
  const decoded = decodeJwt(token);
  const list = parseJsonObject(keys)?.keys;
  if (!decoded || !Array.isArray(list)) return undefined;
  const { kid, alg } = decoded.header;
  const key = list.find((one) => isObject(one) && one.kid === kid);
  const algorithm = typeof alg === 'string' && Object.hasOwn(ALGORITHMS, alg) ? ALGORITHMS[alg] : undefined;
  if (kid === undefined || key === undefined || !algorithm) return 'invalid';
  const at = token.lastIndexOf('.');
  const signature = fromBase64(token.slice(at + 1));
  if (!signature) return 'invalid';
  try {
    // A key may name one algorithm only; the token's is what its signature claims.
    const { alg: _alg, use: _use, key_ops: _operations, ...jwk } = key as JsonWebKey;
    const imported = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify']);
    const parameters = { name: algorithm.name, saltLength: saltOf(algorithm.hash) };
    const signed = utf8Bytes(token.slice(0, at));
    const isValid = await crypto.subtle.verify(parameters, imported, bufferOf(signature), bufferOf(signed));
    return isValid ? 'valid' : 'invalid';
  } catch {
    // No RSA key, or a runtime without WebCrypto, as pages without a secure context have.
    return undefined;
  }
}

/** A copy over a buffer of its own, which WebCrypto asks for. */
function bufferOf(bytes: Uint8Array): ArrayBuffer {
  const buffer = new ArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  return buffer;
}
