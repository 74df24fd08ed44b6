import { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { checkResponse } from './check-response';
import type { Connection } from './connection';
import type { Credentials } from './credentials';
import type { SdkHandler } from './relay-transport';
import { noteServiceDate } from './service-clock';
import { withTimeout } from './timeout';
import { connectionTypeOf } from './types/registry';

/** Placeholder credentials where signatures are not checked: the sandbox, emulators, and requests that the relay re-signs. */
const PLACEHOLDER = { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' };

/**
 * A redirect is never followed: it would send a write to another address. Cookies are not sent: the relay has none, and any
 * page on this machine can set some for its address.
 */
const REQUEST_INIT: RequestInit = { redirect: 'error', credentials: 'omit' };

/**
 * The SDK client of a connection. It does not retry: `src/client/calls` knows which calls are safe to send again.
 * @param keys fetches the tab's credentials for the connection, and prompts for them when it has none
 */
export function createClient(connection: Connection, keys: () => Promise<Credentials>): ApiGatewayV2Client {
  const { region, endpoint, access, role, transport } = connection;
  const ownHandler = connectionTypeOf(connection).requestHandler?.();
  const ownKeys = () => signingKeys(keys);
  // A lazy chunk; the SDK calls it again before its credentials expire.
  const roleKeys = async (by: NonNullable<typeof role>) => {
    const { assumeRole } = await import('./assume-role');
    return assumeRole(by, region, ownKeys, client.config.requestHandler as SdkHandler);
  };
  const client: ApiGatewayV2Client = new ApiGatewayV2Client({
    region,
    credentials: access !== 'keys' ? PLACEHOLDER : role ? () => roleKeys(role) : ownKeys,
    maxAttempts: 1,
    ...(endpoint === undefined ? {} : { endpoint }),
    requestHandler: (ownHandler ?? { requestInit: () => REQUEST_INIT }) as never,
  });
  // It copies every response for a logger that does nothing.
  client.middlewareStack.remove('loggerMiddleware');
  if (!ownHandler)
    client.config.requestHandler = withTimeout(client.config.requestHandler as SdkHandler) as never;
  if (transport === 'relay') {
    client.config.requestHandler = byRelay(client.config.requestHandler as SdkHandler, connection) as never;
  }
  client.middlewareStack.addRelativeTo(omitRetryHeaders, {
    name: 'omitRetryHeaders',
    relation: 'before',
    toMiddleware: 'httpSigningMiddleware',
    override: true,
  });
  const check = checkResponse(({ date }) => noteServiceDate(connection.id, date));
  client.middlewareStack.addRelativeTo(check as Middleware, {
    name: 'checkResponse',
    relation: 'after',
    toMiddleware: 'deserializerMiddleware',
    override: true,
  });
  return client;
}

/** Without the expiration: the SDK would refresh credentials that only the user can renew. */
async function signingKeys(keys: () => Promise<Credentials>): Promise<Omit<Credentials, 'expiration'>> {
  const { accessKeyId, secretAccessKey, sessionToken } = await keys();
  return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}

/** The relay transport, a lazy chunk. */
function byRelay(next: SdkHandler, connection: Connection): SdkHandler {
  return {
    async handle(request, options) {
      const { relayHandler } = await import('./relay-transport');
      return relayHandler(next, connection).handle(request, options);
    },
  };
}

type Middleware = Parameters<ApiGatewayV2Client['middlewareStack']['addRelativeTo']>[0];

/**
 * The V2 control plane's CORS allow-list lacks the SDK's two retry headers (service-rules 3): a browser that announces
 * them in its preflight is rejected, so they are removed before the request is signed.
 */
const omitRetryHeaders = ((next: (args: unknown) => unknown) =>
  (args: { request: { headers: Record<string, string> } }) => {
    delete args.request.headers['amz-sdk-invocation-id'];
    delete args.request.headers['amz-sdk-request'];
    return next(args);
  }) as unknown as Middleware;
