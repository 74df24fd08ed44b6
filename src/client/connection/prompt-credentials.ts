import { prompt } from '../prompts';
import type { Connection } from './connection';
import { errorNameOf } from './refusals';

const waiting = new Map<string, Promise<boolean>>();

/**
 * Prompts the user for the credentials of a connection: one prompt for all calls that wait for them.
 * @returns whether the user entered them
 */
export async function promptForCredentials(
  { id }: Connection,
  reason: 'missing' | 'expired',
): Promise<boolean> {
  const prompted = waiting.get(id) ?? prompt({ kind: 'credentials', reason, connectionId: id });
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
