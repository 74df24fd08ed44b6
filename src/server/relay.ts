import type { IncomingMessage, ServerResponse } from 'node:http';
import { CredentialError } from './credential-errors';
import type { CustomEndpoint } from './endpoints';
import { endpointUrl } from './endpoints';
import { type Connect, connectDirectly, NoResponseError, type Outgoing, send } from './forward';
import { SECURITY_HEADERS } from './headers';
import { invoke } from './invoke/invoke';
import { MAX_ORDER_BYTES, parseOrder } from './invoke/order';
import type { Resolve } from './invoke/public-address';
import { type CredentialSource, createCredentialSource, listProfiles, type SdkTransport } from './profiles';
import { readBody } from './read-body';
import type { RelayAuth } from './relay-auth';
import { isRelayError, notSent, type RelayError } from './relay-error';
import { parseRelayRequest, RELAY_PATH, type RelayRequest, repeatedHeader } from './relay-request';
import { signed } from './sigv4';

const SESSION = `${RELAY_PATH}session`;
const PROFILES = `${RELAY_PATH}profiles`;
const INVOKE = `${RELAY_PATH}invoke`;

/** Timeout of a request body, milliseconds: it is sent locally. */
const MAX_BODY_MS = 20_000;

/** Response headers that are passed to the page. */
const FORWARDED_RESPONSE_HEADERS = [
  'content-type',
  'date',
  'retry-after',
  'x-amzn-requestid',
  'x-amzn-errortype',
  'x-amzn-trace-id',
  'x-amz-apigw-id',
];

/** Errors of AWS for credentials that have expired or were replaced in their file. */
const REFUSED_KEYS = /ExpiredToken|UnrecognizedClient|InvalidClientTokenId|InvalidSignature/;

/** How the relay reaches AWS and other endpoints. */
export interface RelayOptions {
  /** Tests bring their own. */
  connect?: Connect;
  /** Resolves the host names of APIs; tests bring their own. */
  resolve?: Resolve;
  /** What carries the calls of STS and SSO. */
  sdkTransport?: SdkTransport | undefined;
  /** The longest that a body may take, milliseconds. */
  bodyTime?: number;
  /** The endpoints besides AWS and this machine that may be reached. */
  endpoints?: readonly CustomEndpoint[];
}

/** What the requests of a relay share. */
interface Reach {
  connect: Connect;
  resolve: Resolve | undefined;
  keys: CredentialSource;
  endpoints: readonly CustomEndpoint[];
}

/** The part of the console's server that reaches AWS. */
export type Relay = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * The relay: forwards to the control plane of a region, to STS, and to custom endpoints what the console's own page
 * sends: either signed by that page, or to be signed here with a profile of this machine. docs/relay.md is its protocol.
 * Headers, bodies and keys are never written anywhere.
 */
export function createRelay(auth: RelayAuth, options: RelayOptions = {}): Relay {
  const { connect = connectDirectly, sdkTransport, bodyTime = MAX_BODY_MS, endpoints = [] } = options;
  const keys = createCredentialSource({ sdkTransport });
  const reach: Reach = { connect, resolve: options.resolve, keys, endpoints };

  const registerSession = async (request: IncomingMessage): Promise<RelayError | undefined> => {
    if (request.method !== 'POST') return notSent(405, 'RelayRefused', 'A session is registered with POST.');
    const body = await readBody(request, bodyTime);
    return isRelayError(body) ? body : auth.register(body);
  };

  return async (request, response) => {
    const repeated = repeatedHeader(request);
    if (repeated !== undefined) {
      refuse(response, notSent(400, 'RelayRefused', `The header ${repeated} occurs more than once.`));
      return;
    }
    const { method, url } = request;
    const foreign = auth.originRefusal(request);
    if (foreign || url === SESSION) {
      const refused = foreign ?? (await registerSession(request));
      if (refused) refuse(response, refused);
      else answer(response, 201, {}, Buffer.from('{}'));
      return;
    }
    const signature = auth.signatureOf(request);
    if (isRelayError(signature)) {
      refuse(response, signature);
      return;
    }
    const isInvoke = url === INVOKE && method === 'POST';
    const isProfiles = url === PROFILES && method === 'GET';
    const order = isProfiles || isInvoke ? undefined : await parseRelayRequest(request, endpoints);
    if (order && isRelayError(order)) {
      refuse(response, order);
      return;
    }
    const body = await readBody(request, bodyTime, isInvoke ? MAX_ORDER_BYTES : undefined);
    const refused = isRelayError(body) ? body : auth.signatureRefusal(signature, request, body);
    if (refused || isRelayError(body)) {
      if (refused) refuse(response, refused);
      return;
    }
    if (order) await forwardRequest(response, await prepared(order, body, keys), order, keys, connect);
    else if (isInvoke) await answerInvoke(response, body, reach);
    else await answerProfiles(response, endpoints);
  };
}

async function answerProfiles(response: ServerResponse, endpoints: readonly CustomEndpoint[]): Promise<void> {
  const found = { ...(await listProfiles()), endpoints: endpoints.map(endpointUrl) };
  answer(response, 200, {}, Buffer.from(JSON.stringify(found)));
}

/** A request to an API, whose answer is JSON here: its headers are not those of this server. */
async function answerInvoke(response: ServerResponse, body: Buffer, reach: Reach): Promise<void> {
  const order = parseOrder(body, reach.endpoints);
  const invoked = isRelayError(order) ? order : await invoke(order, reach);
  if (isRelayError(invoked)) refuse(response, invoked);
  else answer(response, 200, {}, Buffer.from(JSON.stringify(invoked)));
}

/** The outgoing request, signed by the page or here. */
async function prepared(
  order: RelayRequest,
  body: Buffer,
  source: CredentialSource,
): Promise<Outgoing | RelayError> {
  const { method, path, target, endpoint, headers, signer } = order;
  const length = body.length > 0 || method !== 'GET' ? { 'content-length': String(body.length) } : {};
  if (endpoint) {
    const host = endpoint.port === '' ? endpoint.hostname : `${endpoint.hostname}:${endpoint.port}`;
    return { host, endpoint, method, path, body, headers: { ...headers, ...length } };
  }
  if (!target) return notSent(403, 'RelayRefused', 'The relay has nowhere to send this.');
  const request = { host: target.host, method, path, body };
  if (!signer) return { ...request, headers: { ...headers, ...length } };
  try {
    const keys = await source.keysOf(signer);
    return {
      ...request,
      headers: { ...(await signed({ method, path, headers, body }, target, keys, new Date())), ...length },
    };
  } catch (error) {
    if (error instanceof CredentialError) return notSent(401, 'RelayHasNoCredentials', error.message);
    if (error instanceof URIError) return notSent(400, 'RelayRefused', 'The query is not well encoded.');
    throw error;
  }
}

async function forwardRequest(
  response: ServerResponse,
  outgoing: Outgoing | RelayError,
  { signer }: RelayRequest,
  keys: CredentialSource,
  connect: Connect,
): Promise<void> {
  if (isRelayError(outgoing)) {
    refuse(response, outgoing);
    return;
  }
  try {
    const { status, headers, body } = await send(outgoing, connect);
    const passed = FORWARDED_RESPONSE_HEADERS.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, String(value)] as const];
    });
    if (signer && REFUSED_KEYS.test(String(headers['x-amzn-errortype']))) keys.forget(signer);
    answer(response, status, Object.fromEntries(passed), body);
  } catch (error) {
    if (!(error instanceof NoResponseError)) throw error;
    const { status, message } = error;
    refuse(response, { status, name: 'RelayGotNoResponse', message, outcome: 'outcome-unknown' });
  }
}

/** Only an error before anything was sent is named as the service names its errors, for the SDK to read. */
function refuse(response: ServerResponse, { status, name, message, outcome }: RelayError): void {
  const body = Buffer.from(JSON.stringify({ message, relayError: name }));
  const named: Record<string, string> = outcome === 'not-sent' ? { 'x-amzn-errortype': name } : {};
  // The rest of a body that was not read would be taken for the next request.
  if (!response.req.complete) response.setHeader('connection', 'close');
  answer(response, status, { ...named, 'x-gatehouse-relay': outcome }, body);
}

function answer(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: Buffer,
): void {
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      ...headers,
      ...SECURITY_HEADERS,
      'cache-control': 'no-store',
      'content-length': String(body.length),
    })
    .end(status === 204 ? undefined : body);
}
