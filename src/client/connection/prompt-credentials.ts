import { prompt } from '../prompts';
import type { Connection } from './connection';
import { isReachable, OpaqueResponseError } from './reach';
import { errorNameOf } from './refusals';
import { connectionTypeOf } from './types/registry';

const waiting = new Map<string, Promise<boolean>>();

/**
 * Prompts the user for the credentials of a connection: one prompt for all calls that wait for them.
 * @returns whether the user entered them
 */
export async function promptForCredentials(
  { id }: Connection,
  reason: 'missing' | 'expired',
): Promise<boolean> {
  const prompted = waiting.get(id) ?? prompt({ kind: 'keys', reason, connectionId: id });
  waiting.set(id, prompted);
  try {
    return await prompted;
  } finally {
    waiting.delete(id);
  }
}

/** Whether the service failed because the credentials have expired: two error names, with 400 and with 403. */
export function isExpired(error: unknown): boolean {
  return /^ExpiredToken(Exception)?$/.test(errorNameOf(error as Error));
}

/** A local endpoint may respond without CORS headers: then the connection itself did not fail. */
export async function classifyOpaqueFailure(error: unknown, connection: Connection): Promise<unknown> {
  const response = error as { $metadata?: { httpStatusCode?: number } };
  const { endpoint } = connection;
  const { hasUnreadableResponses } = connectionTypeOf(connection).diagnosis;
  if (!hasUnreadableResponses || response.$metadata?.httpStatusCode || !endpoint) return error;
  return (await isReachable(endpoint)) ? new OpaqueResponseError(error) : error;
}
