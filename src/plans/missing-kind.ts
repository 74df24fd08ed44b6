import type { ApiError } from '../client/calls/errors';
import { KINDS } from '../service/kinds';
import type { Kind } from '../service/resources';

/**
 * Which kind of resource a 404 says is missing: the thing itself, or a parent (service-rules 2.14: "Invalid Route
 * identifier specified"). Undefined for other errors, and when the sentence does not say it.
 */
export function missingKind({ message, details }: ApiError): Kind | undefined {
  if (details.status !== 404 || details.code !== 'NotFoundException') return undefined;
  const named = /Invalid ([\w ]+?) identifier specified/i.exec(message)?.[1];
  const compact = named?.replaceAll(' ', '').toLowerCase();
  return KINDS.find((kind) => kind.toLowerCase() === compact);
}
