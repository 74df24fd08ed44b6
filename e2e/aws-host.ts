import type { Request, Route } from '@playwright/test';
import { NetworkCut } from '../src/sandbox/faults';
import type { Sandbox, WireRequest } from '../src/sandbox/types';
import { noteCall } from './wire/record';

/** The connection that a test hands to the app: real signing with keys that open nothing. */
export const AWS_CONNECTION = {
  id: 'e2e',
  kind: 'aws',
  name: 'e2e',
  region: 'eu-west-1',
  credentials: { accessKeyId: 'AKIAE2EEXAMPLE', secretAccessKey: 'e2e-secret-key' },
  readOnly: false,
} as const;

/** Keys that a test gives when those of the connection have ended; they open nothing either. */
export const NEW_CREDENTIALS = { accessKeyId: 'AKIAE2ENEWKEYS', secretAccessKey: 'e2e-new-secret-key' };

/** The control plane's address, in any Region. */
export const isAwsHost = (url: URL) => /^https:\/\/apigateway\.[a-z0-9-]+\.amazonaws\.com$/.test(url.origin);

const { region, credentials } = AWS_CONNECTION;

const SIGNATURE = new RegExp(
  `^AWS4-HMAC-SHA256 Credential=(${credentials.accessKeyId}|${NEW_CREDENTIALS.accessKeyId})/\\d{8}/${region}/apigateway/aws4_request, ` +
    'SignedHeaders=[a-z0-9;-]+, Signature=[0-9a-f]{64}$',
);

/** What is wrong with a request to AWS before anybody reads it; each item is a sentence. */
export function problemsOf(request: Request): string[] {
  const { authorization = '', ...headers } = request.headers();
  const what = `${request.method()} ${request.url()}`;
  const sent = [request.url(), authorization, request.postData() ?? '', ...Object.values(headers)].join('\n');
  return [
    ...(SIGNATURE.test(authorization) ? [] : [`${what} is not signed with SigV4: "${authorization}"`]),
    ...([credentials, NEW_CREDENTIALS].some((keys) => sent.includes(keys.secretAccessKey))
      ? [`${what} gives the secret key away`]
      : []),
    // The service's CORS allow-list lacks them (service-rules 3): a real browser would be refused.
    ...['amz-sdk-invocation-id', 'amz-sdk-request']
      .filter((name) => name in headers)
      .map((name) => `${what} sends ${name}, which AWS does not allow a page to send`),
  ];
}

/** A refusal that the sandbox answered with and no fault asked for. */
export interface Refusal {
  status: number;
  /** The sandbox has no such operation: a mistake of the console, whatever a test expects. */
  isUnknown: boolean;
  text: string;
}

/**
 * Answers a request to AWS from the sandbox.
 * @returns the refusal, when it is one that no fault of the test asked for
 */
export async function respond(sandbox: Sandbox, route: Route, origin: string): Promise<Refusal | undefined> {
  const request = route.request();
  const url = new URL(request.url());
  const wire: WireRequest = {
    method: request.method(),
    url: request.url().slice(url.origin.length),
    // Chromium adds Origin after the point at which requests are intercepted.
    headers: { ...request.headers(), host: url.host, origin },
    body: request.postData() ?? '',
  };
  const asked = sandbox.faults.flatMap(({ fail }) => (typeof fail === 'object' ? [fail] : []));
  try {
    const { status, headers, body } = await sandbox.handle(wire);
    const call = sandbox.calls.findLast(({ method, url }) => method === wire.method && url === wire.url);
    if (call?.operation && call.input) noteCall(call.operation, call.input);
    await route.fulfill({ status, headers, body });
    const isFault = asked.some(
      (fail) => fail.status === status && body.includes(JSON.stringify(fail.message)),
    );
    if (status < 400 || isFault) return undefined;
    const isUnknown = headers['x-amzn-errortype'] === 'UnknownOperationException' || status === 501;
    const what = isUnknown ? 'is no operation of the sandbox' : `was refused with ${status}`;
    return { status, isUnknown, text: `${wire.method} ${wire.url} ${what}: ${body}` };
  } catch (error) {
    if (!(error instanceof NetworkCut)) throw error;
    await route.abort('failed');
    return undefined;
  }
}
