import {
  type ListedConnection,
  type ManagementAnswer,
  type ManagementCall,
  managementAnswer,
} from '../../service/traffic/websocket/management';

/**
 * The open connections to a WebSocket API of a sandbox that `npm run sandbox` started, the newest first.
 * @throws Error with a sentence when the endpoint is no such sandbox or cannot be reached
 */
export async function readSandboxConnections(endpoint: string, apiId: string): Promise<ListedConnection[]> {
  const response = await fetch(new URL('/__sandbox/connections', endpoint)).catch(() => undefined);
  const found: unknown = response?.ok ? await response.json().catch(() => undefined) : undefined;
  const { connections } = (found ?? {}) as { connections?: unknown };
  if (!Array.isArray(connections))
    throw new Error(
      `${endpoint} lists no WebSocket connections: it is no sandbox that npm run sandbox started, or it is not running.`,
    );
  return (connections as (ListedConnection & { apiId: string })[]).filter((one) => one.apiId === apiId);
}

/**
 * Sends a request to `@connections` of such a sandbox, once.
 * @throws Error with a sentence, and nothing was sent, when the endpoint is no such sandbox; or when there is no answer
 */
export async function manageSandboxConnection(
  endpoint: string,
  { apiId, stage, ...call }: ManagementCall & { apiId: string; stage: string },
): Promise<ManagementAnswer> {
  // Another emulator could take the request for something else.
  await readSandboxConnections(endpoint, apiId);
  const { method, connectionId, data } = call;
  const path = [apiId, stage, connectionId].map(encodeURIComponent).join('/');
  const response = await fetch(new URL(`/__sandbox/connections/${path}`, endpoint), {
    method,
    ...(method === 'POST' && { body: typeof data === 'string' ? data : new Uint8Array(data ?? []) }),
  }).catch(() => {
    throw Object.assign(new Error(`${endpoint} does not respond: it was stopped.`), { mayBeSent: true });
  });
  const body = new Uint8Array(await response.arrayBuffer());
  return managementAnswer({ status: response.status, headers: [...response.headers], body });
}
