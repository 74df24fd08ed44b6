import type { Sandbox, WireRequest, WireResponse } from '../src/sandbox/types';
import { noteCall } from './wire/record';

/** The connection that a test passes to the app: real signing with dummy credentials. */
export const AWS_CONNECTION = {
  id: 'e2e',
  kind: 'aws',
  name: 'e2e',
  region: 'eu-west-1',
  credentials: { accessKeyId: 'AKIAE2EEXAMPLE', secretAccessKey: 'e2e-secret-key' },
  readOnly: false,
} as const;

/** Dummy credentials that a test enters when those of the connection have expired. */
export const NEW_CREDENTIALS = { accessKeyId: 'AKIAE2ENEWKEYS', secretAccessKey: 'e2e-new-secret-key' };

const HOST = /^apigateway\.[a-z0-9-]+\.amazonaws\.com$/;

/** The control plane's address, in any Region. */
export const isAwsHost = (url: URL) =>
  url.protocol === 'https:' && url.port === '' && HOST.test(url.hostname);

const { credentials } = AWS_CONNECTION;

/** A signature for the Region whose host is called. */
const signatureFor = (host = '') => {
  const region = host.split('.')[1] ?? '';
  return new RegExp(
    `^AWS4-HMAC-SHA256 Credential=(${credentials.accessKeyId}|${NEW_CREDENTIALS.accessKeyId})/\\d{8}/${region}/apigateway/aws4_request, ` +
      'SignedHeaders=[a-z0-9;-]+, Signature=[0-9a-f]{64}$',
  );
};

const isPreflight = ({ method, headers }: WireRequest) =>
  method === 'OPTIONS' && 'access-control-request-method' in headers;

/** What is wrong with a request to AWS before anybody reads it; each item is a sentence. */
export function problemsOf(request: WireRequest): string[] {
  const { authorization = '', ...headers } = request.headers;
  const what = `${request.method} https://${headers.host}${request.url}`;
  const sent = [request.url, authorization, request.body, ...Object.values(headers)].join('\n');
  return [
    ...(isPreflight(request) || signatureFor(headers.host).test(authorization)
      ? []
      : [`${what} is not signed with SigV4: "${authorization}"`]),
    ...([credentials, NEW_CREDENTIALS].some((keys) => sent.includes(keys.secretAccessKey))
      ? [`${what} leaks the secret key`]
      : []),
    // The service's CORS allow-list lacks them (service-rules 3): a real browser would be blocked.
    ...['amz-sdk-invocation-id', 'amz-sdk-request']
      .filter((name) => name in headers)
      .map((name) => `${what} sends ${name}, which AWS does not allow a page to send`),
  ];
}

/** An error response of the sandbox that no fault caused. */
export interface Refusal {
  status: number;
  /** The sandbox has no such operation: a bug of the console, whatever a test expects. */
  isUnknown: boolean;
  text: string;
}

/**
 * Answers a request to AWS from the sandbox.
 * @returns the response, and the error when no fault of the test caused it
 * @throws NetworkCut where a fault cuts the connection
 */
export async function answer(
  sandbox: Sandbox,
  request: WireRequest,
): Promise<{ response: WireResponse; refusal?: Refusal }> {
  const asked = sandbox.faults.flatMap(({ fail }) => (typeof fail === 'object' ? [fail] : []));
  const response = await sandbox.handle(request);
  const { status, headers, body } = response;
  const call = sandbox.calls.findLast(({ method, url }) => method === request.method && url === request.url);
  if (call?.operation && call.input) noteCall(call.operation, call.input);
  const isFault = asked.some((fail) => fail.status === status && body.includes(JSON.stringify(fail.message)));
  if (status < 400 || isFault) return { response };
  const isUnknown = headers['x-amzn-errortype'] === 'UnknownOperationException' || status === 501;
  const what = isUnknown ? 'is no operation of the sandbox' : `was refused with ${status}`;
  return {
    response,
    refusal: { status, isUnknown, text: `${request.method} ${request.url} ${what}: ${body}` },
  };
}
