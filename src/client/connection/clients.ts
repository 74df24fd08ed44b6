import { CallNotSentError } from './call-not-sent-error';
import { createClient } from './client';
import { isClockSkew } from './clock-skew';
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
 * Sends a command on a connection, once.
 * @throws the SDK's error; CallNotSentError when the tab has no credentials for it, or its policy forbids the call
 */
export async function sendOn(
  connection: Connection,
  ...call: Parameters<CommandSender['send']>
): ReturnType<CommandSender['send']> {
  try {
    return await clientFor(connection).send(...call);
  } catch (error) {
    const { name, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    const isInPage = connectionTypeOf(connection).requestHandler !== undefined;
    if (isInPage || $metadata?.httpStatusCode || name === 'AbortError') throw error;
    // A call without a response is examined once more, by a lazy chunk.
    const { classifyNoResponse } = await import('./reach');
    throw await classifyNoResponse(error, connection);
  }
}

/**
 * Prompts for the credentials that a connection needs and the tab does not have. It is called before a call takes a lock:
 * no other call waits while the user is asked.
 * @returns what to do after a failure: whether it was remedied, so that the call, which was not applied, can be sent again.
 *   Credentials that have expired are prompted for; a clock that the SDK has corrected needs one more try.
 * @throws CallNotSentError when the user enters none
 */
export async function prepareConnection(
  connection: Connection,
): Promise<(error: unknown) => Promise<boolean>> {
  const { id, access, name } = connection;
  if (access === 'keys' && !credentialsOf(id)) {
    const { promptForCredentials } = await import('./prompt-credentials');
    await promptForCredentials(connection, 'missing');
    if (!credentialsOf(id)) throw noCredentials(name);
  }
  const used = credentialsOf(id);
  let hasCorrectedClock = false;
  return async (thrown) => {
    const { $metadata } = (thrown ?? {}) as { $metadata?: { clockSkewCorrected?: boolean } };
    if ($metadata?.clockSkewCorrected && !hasCorrectedClock && isClockSkew(thrown as Error)) {
      hasCorrectedClock = true;
      return true;
    }
    const { message } = (thrown ?? {}) as Partial<Error>;
    if (access !== 'keys' || !/expired/i.test(`${(thrown as Error)?.name} ${message}`)) return false;
    const { promptForCredentials, isExpired } = await import('./prompt-credentials');
    if (!isExpired(thrown)) return false;
    // Another call may have asked for new credentials in the meantime.
    return used !== credentialsOf(id) || promptForCredentials(connection, 'expired');
  };
}

const noCredentials = (name: string) =>
  new CallNotSentError('NoCredentials', `This tab has no credentials for ${name}.`);

/** @throws CallNotSentError when the tab has none */
async function requireCredentials({ id, name }: Connection): Promise<Credentials> {
  const credentials = credentialsOf(id);
  if (!credentials) throw noCredentials(name);
  return credentials;
}
