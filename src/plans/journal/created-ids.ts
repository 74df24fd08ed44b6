import { connectionKey } from '../../client/connection/clients';
import type { Connection } from '../../client/connection/connection';
import { kinds } from '../../service/kinds';
import { isCreate, kindOf } from '../../service/operations';
import type { Kind } from '../../service/resources';
import type { JournalEntry } from './journal-entry';

/**
 * The ids of the resources of a kind that entries of the journal have created.
 * @param parents input members that name the parents; others are ignored
 */
export function createdIds(
  entries: readonly JournalEntry[],
  connection: Connection,
  kind: Kind,
  parents: Readonly<Record<string, unknown>>,
): string[] {
  const key = connectionKey(connection);
  const { id, parents: names } = kinds[kind];
  return entries.flatMap(({ operation, connection: other, input, output }) => {
    const made = output?.[id];
    const isOne =
      typeof made === 'string' &&
      isCreate(operation) &&
      kindOf(operation) === kind &&
      connectionKey(other) === key &&
      names.every((name) => input[name] === parents[name]);
    return isOne ? [made] : [];
  });
}
