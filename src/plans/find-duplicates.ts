import type { Connection } from '../client/connection/connection';
import { connectionTypeOf } from '../client/connection/types/registry';
import { kinds } from '../service/kinds';
import { isCreate, kindOf, roleOf } from '../service/operations';
import type { Kind } from '../service/resources';
import { candidatesFor, type UnknownOutcome } from './reconcile';
import type { Send } from './runner';

type Members = Readonly<Record<string, unknown>>;

/** A resource that one call may have created twice. */
export interface Duplicates {
  kind: Kind;
  /** The input of the call: it names the parents. */
  input: Members;
  /** The one that the response returned. */
  created: Members;
  /** What else has appeared since the call, with the same values. */
  others: readonly Members[];
}

/**
 * Whether a browser may send this call twice by itself, and the service would then create two. Chromium repeats a
 * request, also a POST, when the kept-alive connection that it used turns out to be cut, or when a proxy responds with 408
 * on it; nothing shows that to a page. The relay does not.
 */
export function mayBeResent(connection: Connection, operation: string): boolean {
  const kind = isCreate(operation) ? kindOf(operation) : undefined;
  if (!kind || kinds[kind].unique !== undefined || connection.transport !== 'direct') return false;
  return connectionTypeOf(connection).requestHandler === undefined;
}

/**
 * Compares the list of the kind with what was known before the call; undefined when all is well, and when it cannot be
 * known: the list was not loaded before, or cannot be read.
 */
export async function findDuplicates(
  { operation, input, known }: UnknownOutcome,
  created: Members,
  send: Send,
): Promise<Duplicates | undefined> {
  const kind = kindOf(operation);
  if (!kind || !known) return undefined;
  const { id, names } = kinds[kind];
  // An imported API is known by its name only.
  const wanted =
    roleOf(operation) === 'import' ? Object.fromEntries(names.map((name) => [name, created[name]])) : input;
  try {
    const found = await candidatesFor(
      kind,
      { input: { ...pickParents(kind, input), ...wanted }, known },
      send,
    );
    const others = found.filter((item) => item[id] !== created[id]);
    return others.length === 0 ? undefined : { kind, input, created, others };
  } catch {
    // The create itself has succeeded; that this extra check cannot be made must not look like a failure of it.
    return undefined;
  }
}

function pickParents(kind: Kind, input: Members): Members {
  return Object.fromEntries(kinds[kind].parents.map((parent) => [parent, input[parent]]));
}
