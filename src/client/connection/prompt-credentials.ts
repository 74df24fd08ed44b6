import { prompt } from '../prompts';
import type { Connection } from './connection';
import { isReachable, OpaqueResponseError } from './reach';
import { errorNameOf } from './refusals';
import { connectionTypeOf } from './types/registry';

const waiting = new Map<string, Promise<boolean>>();

/**
 * Asks a person for the keys of a connection: one question for all calls that wait for the same ones.
 * @returns whether they were given
 */
export async function promptForCredentials(
  { id }: Connection,
  reason: 'missing' | 'expired',
): Promise<boolean> {
  const asked = waiting.get(id) ?? prompt({ kind: 'keys', reason, connectionId: id });
  waiting.set(id, asked);
  try {
    return await asked;
  } finally {
    waiting.delete(id);
  }
}

/** Whether the service refused because the keys have ended: in two spellings, with 400 and with 403. */
export function isExpired(error: unknown): boolean {
  return /^ExpiredToken(Exception)?$/.test(errorNameOf(error as Error));
}

/** An endpoint of this machine may answer in a way that a page may not read: then it is not the connection that failed. */
export async function classifyOpaqueFailure(error: unknown, connection: Connection): Promise<unknown> {
  const answered = error as { $metadata?: { httpStatusCode?: number } };
  const { endpoint } = connection;
  const { hasUnreadableResponses } = connectionTypeOf(connection).diagnosis;
  if (!hasUnreadableResponses || answered.$metadata?.httpStatusCode || !endpoint) return error;
  return (await isReachable(endpoint)) ? new OpaqueResponseError(error) : error;
}
