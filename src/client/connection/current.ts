import { CallNotSentError } from './call-not-sent-error';
import { createClient } from './client';
import type { Connection } from './connection';
import { type Credentials, credentialsOf } from './credentials';
import { initialConnection, rememberCurrent } from './definitions';

interface Open {
  connection: Connection;
  client: CommandSender;
}

/** What sends a command of the SDK. */
export interface CommandSender {
  send(
    command: unknown,
    options: { abortSignal?: AbortSignal },
  ): Promise<Record<string, unknown> & { $metadata: { requestId?: string } }>;
}

let current: Open | undefined;
let version = 0;
const listeners = new Set<() => void>();

/** The connection of this tab. */
export function currentConnection(): Connection {
  return open().connection;
}

/** Told of another connection, of a change of this one, and of its being locked or unlocked. */
export const connectionStore = {
  /** Counts changes up: the same number is the same connection in the same state. */
  getSnapshot: () => version,
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  changed() {
    version += 1;
    for (const listener of listeners) listener();
  },
};

/** Goes over to another connection, or to the same one with other members or keys. */
export function switchTo(connection: Connection): void {
  current = { connection, client: clientOf(connection) };
  rememberCurrent(connection.id);
  connectionStore.changed();
}

/** Takes the keys that this tab has now. */
export function renewClient(): void {
  if (current) current = { ...current, client: clientOf(current.connection) };
}

/**
 * Sends on the connection that is current now. A call that the service refuses because its keys have ended was not
 * done: a person is asked for new keys, and it is sent again.
 */
export function currentClient(): CommandSender {
  return { send: (command, options) => sendOn(open().connection, command, options) };
}

async function sendOn(
  connection: Connection,
  ...call: Parameters<CommandSender['send']>
): ReturnType<CommandSender['send']> {
  for (;;) {
    const used = credentialsOf(connection.id);
    try {
      return await clientFor(connection).send(...call);
    } catch (error) {
      if (!isRecoverable(error, connection)) throw error;
      // What to do about it is loaded by those who have it.
      const { promptForCredentials, isExpired, classifyOpaqueFailure } = await import('./prompt-credentials');
      if (connection.access !== 'keys' || !isExpired(error))
        throw await classifyOpaqueFailure(error, connection);
      // Another call may have asked for new keys in the meantime.
      const isRenewed = used !== credentialsOf(connection.id);
      if (!isRenewed && !(await promptForCredentials(connection, 'expired'))) throw error;
    }
  }
}

/** Keys that have ended can be renewed; an endpoint of this machine that gave no answer is looked at once more. */
function isRecoverable(error: unknown, { access, kind }: Connection): boolean {
  const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
  if (access === 'keys' && /expired/i.test(`${name} ${message}`)) return true;
  return kind === 'custom' && $metadata?.httpStatusCode === undefined && name !== 'AbortError';
}

/** @throws Unsent when the tab has gone over to another connection, which a call must not follow */
function clientFor(connection: Connection): CommandSender {
  const { connection: now, client } = open();
  if (now.id === connection.id) return client;
  throw new CallNotSentError(
    'ConnectionSwitched',
    `The call was for ${connection.name}; it was not sent to ${now.name}.`,
  );
}

function clientOf(connection: Connection): CommandSender {
  return createClient(connection, () => requireCredentials(connection)) as unknown as CommandSender;
}

/** @throws Unsent when a person gives none */
async function requireCredentials(connection: Connection): Promise<Credentials> {
  const before = credentialsOf(connection.id);
  if (before) return before;
  const { promptForCredentials } = await import('./prompt-credentials');
  await promptForCredentials(connection, 'missing');
  const keys = credentialsOf(connection.id);
  if (keys) return keys;
  throw new CallNotSentError('NoKeys', `This tab has no keys for ${connection.name}.`);
}

function open(): Open {
  if (!current) {
    const connection = initialConnection();
    current = { connection, client: clientOf(connection) };
  }
  return current;
}
