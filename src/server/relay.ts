import type { IncomingMessage, ServerResponse } from 'node:http';
import { CredentialError } from './credential-errors';
import { type Connect, connectToAws, NoResponseError, type Outgoing, send } from './forward';
import { SECURITY_HEADERS } from './headers';
import { type CredentialSource, createCredentialSource, listProfiles, type SdkTransport } from './profiles';
import type { RelayAuth } from './relay-auth';
import { signed } from './sigv4';
import { controlPlaneOf, isMethod, isPassable, type Signer, signerOf, type Target, targetOf } from './target';

/** The path prefix of the relay. */
export const RELAY_PATH = '/__relay/';

const FORWARD = `${RELAY_PATH}forward`;
const PROFILES = `${RELAY_PATH}profiles`;

/** The service accepts 10 MB; the console rejects larger bodies earlier. */
const MAX_BODY_BYTES = 11 * 1024 * 1024;

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

/** Headers that the relay signs for a page; others are the browser's. */
const SIGNED_HEADERS = ['accept', 'content-type', 'x-amz-user-agent'];

/** Never passed on, even when signed: they belong to the hop between page and relay. */
const BLOCKED_HEADERS =
  /^(host|cookie|origin|referer|connection|content-length|transfer-encoding|expect|upgrade|te|sec-.*|x-gatehouse-.*|proxy-.*)$/;

/** Errors of AWS for credentials that have expired or were replaced in their file. */
const REFUSED_KEYS = /ExpiredToken|UnrecognizedClient|InvalidClientTokenId|InvalidSignature/;

/** How the relay reaches AWS; tests bring their own. */
export interface RelayOptions {
  connect?: Connect;
  /** What carries the calls of STS and SSO. */
  sdkTransport?: SdkTransport | undefined;
  /** The longest that a body may take, milliseconds. */
  bodyTime?: number;
}

/** The part of the console's server that reaches AWS. */
export type Relay = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

interface Refusal {
  status: number;
  name: string;
  message: string;
}

const refusal = (status: number, name: string, message: string): Refusal => ({ status, name, message });

/**
 * The relay: forwards to the control plane of a region, and to STS, what the console's own page sends: either signed by
 * that page (`x-gatehouse-host`), or to be signed here with a profile of this machine (`x-gatehouse-sign`). Headers,
 * bodies and keys are never written anywhere.
 */
export function createRelay(gate: RelayAuth, options: RelayOptions = {}): Relay {
  const { connect = connectToAws, sdkTransport, bodyTime = MAX_BODY_MS } = options;
  const keys = createCredentialSource({ sdkTransport });
  return async (request, response) => {
    const why = gate.refusal(request);
    if (why !== undefined) {
      refuse(response, refusal(403, 'RelayRefused', why));
      return;
    }
    const url = request.url ?? '';
    if (url === PROFILES && request.method === 'GET') {
      answer(response, 200, {}, Buffer.from(JSON.stringify(await listProfiles())));
      return;
    }
    const order = read(request, url);
    if ('status' in order) {
      refuse(response, order);
      return;
    }
    const body = await readBody(request, bodyTime);
    if ('status' in body) {
      response.setHeader('connection', 'close');
      refuse(response, body);
      return;
    }
    await forwardRequest(response, await prepared(order, body, keys), order, keys, connect);
  };
}

interface RelayRequest {
  method: string;
  path: string;
  target: Target;
  headers: Record<string, string>;
  /** Absent: the page has signed. */
  signer?: Signer;
}

/** A parsed request, or why it is rejected. */
function read({ method = '', headers }: IncomingMessage, url: string): RelayRequest | Refusal {
  const { 'x-gatehouse-host': host, 'x-gatehouse-sign': sign } = headers;
  if (!url.startsWith(`${FORWARD}/`)) return refusal(404, 'RelayRefused', 'The relay has no such URL.');
  const signer = sign === undefined ? undefined : signerOf(String(sign));
  if ((sign !== undefined && !signer) || (sign !== undefined && host !== undefined)) {
    return refusal(400, 'RelayRefused', 'The relay does not understand the signing header.');
  }
  const target = signer ? controlPlaneOf(signer.region) : targetOf(headerText(host));
  if (!target) {
    return refusal(403, 'RelayRefused', 'The relay reaches API Gateway and STS of AWS, and no other host.');
  }
  const path = url.slice(FORWARD.length);
  if (!isPassable(path, target)) {
    return refusal(403, 'RelayRefused', 'The relay does not pass on this path.');
  }
  if (!isMethod(method, target))
    return refusal(405, 'RelayRefused', 'The relay does not pass on this method.');
  const names = signer ? SIGNED_HEADERS : signedNames(headerText(headers.authorization));
  const passed = names.flatMap((name) => {
    const value = headerText(headers[name]);
    return value === undefined || BLOCKED_HEADERS.test(name) ? [] : [[name, value] as const];
  });
  return { method, path, target, headers: Object.fromEntries(passed), ...(signer ? { signer } : {}) };
}

const headerText = (value: string | string[] | undefined) =>
  value === undefined ? undefined : String(value);

/** The signed headers and the signature. */
function signedNames(authorization = ''): string[] {
  const names = /SignedHeaders=([a-z0-9;-]+)/.exec(authorization)?.[1]?.split(';') ?? [];
  return ['authorization', 'content-type', 'accept', ...names];
}

/** The outgoing request, signed by the page or here. */
async function prepared(
  order: RelayRequest,
  body: Buffer,
  source: CredentialSource,
): Promise<Outgoing | Refusal> {
  const { method, path, target, headers, signer } = order;
  const length = body.length > 0 || method !== 'GET' ? { 'content-length': String(body.length) } : {};
  const request = { host: target.host, method, path, body };
  if (!signer) return { ...request, headers: { ...headers, ...length } };
  try {
    const keys = await source.keysOf(signer);
    return {
      ...request,
      headers: { ...(await signed({ method, path, headers, body }, target, keys, new Date())), ...length },
    };
  } catch (error) {
    if (error instanceof CredentialError) return refusal(401, 'RelayHasNoCredentials', error.message);
    if (error instanceof URIError) return refusal(400, 'RelayRefused', 'The query is not well encoded.');
    throw error;
  }
}

async function forwardRequest(
  response: ServerResponse,
  outgoing: Outgoing | Refusal,
  { signer }: RelayRequest,
  keys: CredentialSource,
  connect: Connect,
): Promise<void> {
  if ('name' in outgoing) {
    refuse(response, outgoing);
    return;
  }
  try {
    const { status, headers, body } = await send(outgoing, connect);
    const passed = FORWARDED_RESPONSE_HEADERS.flatMap((name) => {
      const value = headerText(headers[name]);
      return value === undefined ? [] : [[name, value] as const];
    });
    if (signer && REFUSED_KEYS.test(String(headers['x-amzn-errortype']))) keys.forget(signer);
    answer(response, status, Object.fromEntries(passed), body);
  } catch (error) {
    if (!(error instanceof NoResponseError)) throw error;
    // The page must not treat this as the service's response: the outcome is unknown.
    response.setHeader('x-gatehouse-relay', 'lost');
    refuse(response, refusal(502, 'RelayGotNoAnswer', error.message));
  }
}

function refuse(response: ServerResponse, { status, name, message }: Refusal): void {
  const body = Buffer.from(JSON.stringify({ message }));
  answer(response, status, { 'x-amzn-errortype': name }, body);
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

/** The whole body, or why it is rejected. */
function readBody(request: IncomingMessage, time: number): Promise<Buffer | Refusal> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const end = (result: Buffer | Refusal) => {
      clearTimeout(timer);
      request.removeAllListeners('data').pause();
      resolve(result);
    };
    const timer = setTimeout(
      () => end(refusal(408, 'RelayRefused', 'The body did not arrive in time.')),
      time,
    );
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      chunks.push(chunk);
      if (length > MAX_BODY_BYTES)
        end(refusal(413, 'RelayRefused', `The relay accepts up to ${MAX_BODY_BYTES} bytes.`));
    });
    request.on('end', () => end(Buffer.concat(chunks)));
    request.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}
