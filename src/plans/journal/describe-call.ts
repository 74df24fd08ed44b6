import { kinds } from '../../service/kinds';
import { kindOf, roleOf } from '../../service/operations';
import type { JournalEntry } from './journal';

/** What of an entry names the thing it was about. */
export type Named = Pick<JournalEntry, 'operation' | 'input' | 'output' | 'before'>;

/** What kind of resource an operation is about, as a noun: "route response". */
export function kindLabel(operation: string): string {
  const kind = kindOf(operation);
  if (kind) return kinds[kind].noun;
  return roleOf(operation) === undefined ? 'resource' : 'tags';
}

/** What a call was about: "route GET /pets", "API orders"; a list names its parent: "routes of a1b2c3". */
export function describeCall({ operation, input, output, before }: Named): string {
  const kind = kindOf(operation);
  const label = kindLabel(operation);
  if (!kind) return labelled(label, textOf(input.ResourceArn));
  const { plural, names, id, parents } = kinds[kind];
  const parent = parents.at(-1);
  if (roleOf(operation) === 'list') {
    return parent === undefined ? plural : `${plural} of ${String(input[parent])}`;
  }
  // For a call on one that has no id yet, its parent's is the last resort.
  const members = [...names, id, ...(parent === undefined ? [] : [parent])];
  const found = members
    .flatMap((member) => [output, before, input].map((source) => textOf(source?.[member])))
    .find((text) => text !== undefined);
  return labelled(label, found);
}

const labelled = (label: string, name: string | undefined) =>
  name === undefined ? label : `${label} ${name}`;

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
