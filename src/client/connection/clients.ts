import { CallNotSentError } from './call-not-sent-error';
import { createClient } from './client';
import type { Connection } from './connection';
import { type Credentials, credentialsOf } from './credentials';
import { connectionTypeOf } from './types/registry';

/** Sends a command of the SDK. */
export interface CommandSender {
  send(
    command: unknown,
    options: { abortSignal?: AbortSignal },
  ): Promise<Record<string, unknown> & { $metadata: { requestId?: string } }>;
}

interface Held {
  definition: string;
  client: CommandSender;
}

/** One SDK client for a connection in a Region; another definition under the same id replaces it. */
const clients = new Map<string, Held>();

/** The key of a connection for queries, locks and clients; each Region is a separate key. */
export function connectionKey({ id, region }: Connection): string {
  return `${id}/${region}`;
}

/** Whether a key is one of this connection, in whichever Region. */
export function isKeyOf(connectionId: string, key: string): boolean {
  return key.startsWith(`${connectionId}/`);
}

function clientFor(connection: Connection): CommandSender {
  const key = connectionKey(connection);
  const definition = JSON.stringify(connection);
  const cached = clients.get(key);
  if (cached?.definition === definition) return cached.client;
  const client = createClient(connection, () => requireCredentials(connection)) as unknown as CommandSender;
  clients.set(key, { definition, client });
  return client;
}

/** Drops the clients of a connection: its next call uses the tab's current credentials. */
export function dropClients(connectionId: string): void {
  for (const key of clients.keys()) if (isKeyOf(connectionId, key)) clients.delete(key);
}

/**
 * Sends a command on a connection. A call that fails because its credentials have expired was not applied:
 * the user is prompted for new ones, and the call is sent again.
 * @throws the SDK's error; CallNotSentError when the user enters no credentials
 */
export async function sendOn(
  connection: Connection,
  ...call: Parameters<CommandSender['send']>
): ReturnType<CommandSender['send']> {
  for (;;) {
    const used = credentialsOf(connection.id);
    try {
      return await clientFor(connection).send(...call);
    } catch (error) {
      if (!isRecoverable(error, connection)) throw error;
      // The handling is a lazy chunk, loaded only on failure.
      const { promptForCredentials, isExpired, classifyOpaqueFailure } = await import('./prompt-credentials');
      if (connection.access !== 'keys' || !isExpired(error))
        throw await classifyOpaqueFailure(error, connection);
      // Another call may have asked for new credentials in the meantime.
      const isRenewed = used !== credentialsOf(connection.id);
      if (!isRenewed && !(await promptForCredentials(connection, 'expired'))) throw error;
    }
  }
}

/** Expired credentials can be renewed; a local endpoint that returned no response is examined once more. */
function isRecoverable(error: unknown, connection: Connection): boolean {
  const { diagnosis } = connectionTypeOf(connection);
  const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
  if (connection.access === 'keys' && /expired/i.test(`${name} ${message}`)) return true;
  return diagnosis.hasUnreadableResponses && $metadata?.httpStatusCode === undefined && name !== 'AbortError';
}

/** @throws CallNotSentError when the user enters none */
async function requireCredentials(connection: Connection): Promise<Credentials> {
  const before = credentialsOf(connection.id);
  if (before) return before;
  const { promptForCredentials } = await import('./prompt-credentials');
  await promptForCredentials(connection, 'missing');
  const entered = credentialsOf(connection.id);
  if (entered) return entered;
  throw new CallNotSentError('NoCredentials', `This tab has no credentials for ${connection.name}.`);
}
