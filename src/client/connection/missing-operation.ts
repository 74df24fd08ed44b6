import { KINDS, kinds } from '../../service/kinds';
import { kindOf, roleOf } from '../../service/operations';
import type { Kind } from '../../service/resources';
import type { KnownOperation } from '../../service/sdk';

/** An endpoint does not have an operation. It has the shape of an SDK error, so that it becomes an `ApiError`. */
class MissingOperationError extends Error {
  override readonly name = 'OperationMissing';
  readonly $metadata = { httpStatusCode: 404 };
  constructor(operation: string, cause: unknown) {
    super(`This endpoint does not have ${operation}.`, { cause });
  }
}

/** A call, and how to send another one on its connection. */
interface FailedCall {
  operation: string;
  input: Readonly<Record<string, unknown>>;
  send: (operation: KnownOperation, input: Readonly<Record<string, unknown>>) => Promise<unknown>;
}

/** The error of a call, or the one that says that the endpoint lacks its operation. */
export async function classifyNotFound(error: unknown, call: FailedCall): Promise<unknown> {
  return (await isOperationMissing(error, call)) ? new MissingOperationError(call.operation, error) : error;
}

/**
 * Whether an error means that the endpoint lacks the operation. With 404: a list is never missing itself, only its parent can be,
 * and what is created has no identifier yet. A list without a parent is recognized at once, one below a parent when the parent
 * can be read. With 500 and a web page, which moto returns at addresses that it has for other methods only: a list below a parent
 * that can be read.
 */
async function isOperationMissing(error: unknown, { operation, input, send }: FailedCall): Promise<boolean> {
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  const role = roleOf(operation);
  const isPage = name === 'ForeignResponse' && $metadata?.httpStatusCode === 500;
  if ($metadata?.httpStatusCode !== 404 && !isPage) return false;
  const kind = kindOf(operation);
  if (!kind) return false;
  const parent = parentOf(kind);
  if (!parent) return !isPage && (role === 'list' || role === 'create');
  if (role !== 'list') return false;
  const { operations, parents, id } = kinds[parent];
  const identifiers = Object.fromEntries([...parents, id].map((member) => [member, input[member]]));
  return send(operations.get, identifiers).then(
    () => true,
    // The parent is missing, or cannot be read: then its list may well not be found.
    () => false,
  );
}

/** The kind of which a kind's list is a part. */
function parentOf(kind: Kind): Kind | undefined {
  const wanted = kinds[kind].parents.join();
  return KINDS.find((one) => [...kinds[one].parents, kinds[one].id].join() === wanted);
}
