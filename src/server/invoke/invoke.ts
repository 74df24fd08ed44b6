import { CredentialError } from '../credential-errors';
import { type Connect, NoResponseError, type Outgoing, send } from '../forward';
import type { CredentialSource } from '../profiles';
import { isRelayError, notSent, type RelayError } from '../relay-error';
import { signed } from '../sigv4';
import { type InvokeOrder, MAX_INVOKE_BYTES } from './order';
import { AddressRefusedError, publicLookup, type Resolve } from './public-address';

/** What an API answered. */
interface Invoked {
  status: number;
  /** In their order; a name may come more than once. */
  headers: readonly (readonly [name: string, value: string])[];
  /** Base64. */
  body: string;
  /** From the first byte sent to the last one received. */
  milliseconds: number;
}

/** How the relay reaches APIs. */
export interface InvokeOptions {
  connect: Connect;
  keys: CredentialSource;
  /** Resolves host names; tests bring their own. */
  resolve?: Resolve | undefined;
}

/**
 * Sends one request to an API, once, and never follows a redirect.
 * @returns the whole answer, or why there is none: an address that is not public is not connected to
 */
export async function invoke(order: InvokeOrder, options: InvokeOptions): Promise<Invoked | RelayError> {
  const prepared = await headersOf(order, options.keys);
  if (isRelayError(prepared)) return prepared;
  const { host, endpoint, method, path, body, time } = order;
  const length =
    body.length > 0 || !/^(GET|HEAD|OPTIONS)$/.test(method) ? { 'content-length': body.length } : {};
  const outgoing: Outgoing = {
    host,
    ...(endpoint && { endpoint }),
    method,
    path,
    headers: { 'accept-encoding': 'identity', ...prepared.headers, ...length },
    body,
  };
  const limits = { time, bytes: MAX_INVOKE_BYTES, mayBeEncoded: true };
  const begun = performance.now();
  try {
    const answer = await send(outgoing, options.connect, {
      ...limits,
      ...(!endpoint && { lookup: publicLookup(options.resolve) }),
    });
    return {
      status: answer.status,
      headers: pairsOf(answer.rawHeaders),
      body: answer.body.toString('base64'),
      milliseconds: Math.round(performance.now() - begun),
    };
  } catch (error) {
    if (!(error instanceof NoResponseError)) throw error;
    const { status, message, cause } = error;
    if (cause instanceof AddressRefusedError)
      return notSent(403, 'RelayAddressRefused', `${cause.message}. Nothing was sent.`);
    return { status, name: 'RelayGotNoResponse', message, outcome: 'outcome-unknown' };
  }
}

type Headers = Record<string, string | string[]>;

/** Signed where that was asked for; a header that occurs twice is sent twice. */
async function headersOf(
  order: InvokeOrder,
  keys: CredentialSource,
): Promise<{ headers: Headers } | RelayError> {
  const { host, method, path, headers, body, signer } = order;
  const byName = new Map<string, string[]>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    byName.set(key, [...(byName.get(key) ?? []), value]);
  }
  if (!signer) return { headers: Object.fromEntries(byName) };
  // Signed headers are compared after their values were joined.
  const joined = Object.fromEntries([...byName].map(([name, values]) => [name, values.join(',')]));
  const scope = { host, service: 'execute-api', region: signer.region };
  try {
    const found = await keys.keysOf(signer);
    return { headers: await signed({ method, path, headers: joined, body }, scope, found, new Date()) };
  } catch (error) {
    if (error instanceof CredentialError) return notSent(401, 'RelayHasNoCredentials', error.message);
    if (error instanceof URIError) return notSent(400, 'RelayRefused', 'The query is not well encoded.');
    throw error;
  }
}

function pairsOf(raw: readonly string[]): [string, string][] {
  return raw.flatMap((name, at): [string, string][] => (at % 2 === 0 ? [[name, raw[at + 1] ?? '']] : []));
}
