import { createClient } from './client';
import { prepareConnection } from './clients';
import type { Connection } from './connection';
import { credentialsOf } from './credentials';
import { learnRelayClock, relaySignature } from './relay-signature';

/** A request to an API, as it is put on the wire. */
export interface ApiRequest {
  method: string;
  /** As `new URL(text).href` writes it. */
  url: string;
  headers: readonly (readonly [name: string, value: string])[];
  /** Base64. */
  body: string;
}

/** What came back. */
interface RelayedAnswer {
  status: number;
  headers: readonly (readonly [name: string, value: string])[];
  /** Base64. */
  body: string;
  milliseconds: number;
}

/** There is no answer. */
class InvokeError extends Error {
  override readonly name = 'InvokeError';
  constructor(
    message: string,
    /** Whether the request may have reached the API. */
    readonly mayBeSent: boolean,
  ) {
    super(message);
  }
}

const PATH = '/__relay/invoke';

/**
 * Sends one request to an API through the relay (docs/relay.md), once: the page's own policy reaches no API.
 * @param isSigned with the connection's credentials for `execute-api`; those of a profile stay in the relay
 * @throws InvokeError with a sentence when there is no answer; CallNotSentError when the user enters no credentials
 */
export async function invokeApi(
  connection: Connection,
  request: ApiRequest,
  { isSigned }: { isSigned: boolean },
): Promise<RelayedAnswer> {
  const { access, profile, region, role, endpoint } = connection;
  const isSignedHere = isSigned && access === 'keys';
  const { method, url, headers, body } = isSignedHere ? await signedHere(connection, request) : request;
  const order = JSON.stringify({
    method,
    url,
    headers,
    body,
    ...(endpoint !== undefined && { endpoint }),
    ...(isSigned && access === 'profile' && { sign: { profile, region, role } }),
  });
  const first = await post(order);
  const answer = learnRelayClock(Object.fromEntries(first.headers)) ? await post(order) : first;
  return read(answer);
}

async function post(body: string): Promise<Response> {
  const signature = await relaySignature({ method: 'POST', path: PATH, body });
  try {
    return await fetch(PATH, {
      method: 'POST',
      body,
      headers: { ...signature, 'content-type': 'application/json' },
      cache: 'no-store',
      credentials: 'omit',
    });
  } catch {
    throw new InvokeError('The server of this page does not respond: it was stopped.', true);
  }
}

async function read(response: Response): Promise<RelayedAnswer> {
  const text = await response.text();
  const outcome = response.headers.get('x-gatehouse-relay');
  const answered = parsed(text);
  if (outcome !== null || !response.ok || !answered) {
    const message = typeof answered?.message === 'string' ? answered.message : text.slice(0, 200);
    throw new InvokeError(message, outcome !== 'not-sent');
  }
  return answered as unknown as RelayedAnswer;
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    // Another server has this address, or the relay failed and said so in plain text.
    return undefined;
  }
}

/** The request with a Signature Version 4 by the credentials of this tab, those of the connection's role included. */
async function signedHere(connection: Connection, request: ApiRequest): Promise<ApiRequest> {
  await prepareConnection(connection);
  const { SignatureV4 } = await import('@smithy/signature-v4');
  const { config } = createClient(connection, async () => {
    const keys = credentialsOf(connection.id);
    if (!keys) throw new InvokeError(`This tab has no credentials for ${connection.name}.`, false);
    return keys;
  });
  const { host, hostname, pathname, search } = new URL(request.url);
  const signer = new SignatureV4({
    credentials: config.credentials,
    region: connection.region,
    service: 'execute-api',
    sha256: config.sha256,
  });
  const joined = new Map<string, string>();
  for (const [name, value] of request.headers) {
    const key = name.toLowerCase();
    joined.set(key, joined.has(key) ? `${joined.get(key)},${value}` : value);
  }
  const { headers } = await signer.sign({
    method: request.method,
    protocol: 'https:',
    hostname,
    path: pathname,
    query: queryOf(search.slice(1)),
    headers: { ...Object.fromEntries(joined), host },
    body: Uint8Array.from(atob(request.body), (character) => character.charCodeAt(0)),
  });
  // The relay sends the Host header of the address itself.
  return { ...request, headers: Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'host') };
}

/** A query as the signer takes it: decoded, a list for a name that occurs more than once. @throws InvokeError */
function queryOf(query: string): Record<string, string | string[]> {
  const values: Record<string, string[]> = {};
  try {
    for (const pair of query === '' ? [] : query.split('&')) {
      const [name = '', value = ''] = pair.split(/=(.*)/s).map(decodeURIComponent);
      values[name] = [...(values[name] ?? []), value];
    }
  } catch {
    throw new InvokeError('The query is not well encoded, so that it cannot be signed.', false);
  }
  return values;
}
