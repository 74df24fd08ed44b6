import { kinds } from '../../service/kinds';
import { kindOf, roleOf } from '../../service/operations';
import type { JournalEntry } from './journal-entry';

/** The members of an entry that identify its resource. */
export type Named = Pick<JournalEntry, 'operation' | 'input' | 'output' | 'before'>;

/** The kind of resource of an operation, as a noun: "route response". */
export function kindLabel(operation: string): string {
  const kind = kindOf(operation);
  if (kind) return kinds[kind].noun;
  return roleOf(operation) === undefined ? 'resource' : 'tags';
}

/** The resource of a call: "route GET /pets", "API orders"; a list names its parent: "routes of a1b2c3". */
export function describeCall({ operation, input, output, before }: Named): string {
  const kind = kindOf(operation);
  const label = kindLabel(operation);
  if (!kind) return labelled(label, textOf(input.ResourceArn));
  const { plural, names, id, parents } = kinds[kind];
  const parent = parents.at(-1);
  if (roleOf(operation) === 'list') {
    return parent === undefined ? plural : `${plural} of ${String(input[parent])}`;
  }
  // A resource without an id yet is described by its parent's id.
  const members = [...names, id, ...(parent === undefined ? [] : [parent])];
  const found = members
    .flatMap((member) => [output, before, input].map((source) => textOf(source?.[member])))
    .find((text) => text !== undefined);
  return labelled(label, found);
}

const labelled = (label: string, name: string | undefined) =>
  name === undefined ? label : `${label} ${name}`;

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
