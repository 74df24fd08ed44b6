import { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import type { Connection } from './connection';

type Handler = NonNullable<ConstructorParameters<typeof ApiGatewayV2Client>[0]>['requestHandler'];

/**
 * The SDK client of a connection. Attempts are left to `src/api`: it knows which calls are safe to send again.
 */
export function createClient(connection: Connection): ApiGatewayV2Client {
  const client = new ApiGatewayV2Client({
    region: connection.region,
    credentials: connection.credentials ?? { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' },
    maxAttempts: 1,
    ...(connection.endpoint === undefined ? {} : { endpoint: connection.endpoint }),
    ...(connection.kind === 'sandbox' ? { requestHandler: sandboxHandler() } : {}),
  });
  client.middlewareStack.addRelativeTo(omitRetryHeaders, {
    name: 'omitRetryHeaders',
    relation: 'before',
    toMiddleware: 'httpSigningMiddleware',
    override: true,
  });
  return client;
}

type Middleware = Parameters<ApiGatewayV2Client['middlewareStack']['addRelativeTo']>[0];

/**
 * The V2 control plane's CORS allow-list lacks the SDK's two retry headers (service-rules 3): a browser that announces
 * them in its preflight is refused, so they go before the request is signed.
 */
const omitRetryHeaders = ((next: (args: unknown) => unknown) =>
  (args: { request: { headers: Record<string, string> } }) => {
    delete args.request.headers['amz-sdk-invocation-id'];
    delete args.request.headers['amz-sdk-request'];
    return next(args);
  }) as unknown as Middleware;

/** The sandbox as the SDK's transport. Its code is a lazy chunk: an AWS user never loads it. */
function sandboxHandler(): Handler {
  const handler: Pick<BrowserSandbox['handler'], 'handle'> = {
    handle: async (...args) => (await browserSandbox()).handler.handle(...args),
  };
  return handler as Handler;
}

type BrowserSandbox = Awaited<ReturnType<typeof import('../sandbox/host-browser')['createBrowserSandbox']>>;

let started: Promise<BrowserSandbox> | undefined;

function browserSandbox(): Promise<BrowserSandbox> {
  started ??= import('../sandbox/host-browser').then((host) => host.createBrowserSandbox());
  return started;
}

/** Whether the in-page sandbox has the account's limits: rates, quotas, one write at a time for an API. */
export async function sandboxLimits(): Promise<boolean> {
  return (await browserSandbox()).sandbox.limits === 'aws';
}

/** Switches the account's limits on or off, for this page. */
export async function setSandboxLimits(on: boolean): Promise<void> {
  (await browserSandbox()).sandbox.limits = on ? 'aws' : 'off';
}

/** Puts the in-page sandbox back to its start state: sample data or nothing. */
export async function resetSandbox(to: 'sample' | 'empty'): Promise<void> {
  const { sandbox } = await browserSandbox();
  await sandbox.reset(to);
}
