import { NormalizedSchema } from '@smithy/core/schema';
import type { KnownOperation } from '../../service/operations';
import { commands } from './commands';

/** What is wrong with an input before the service is asked: a member that the operation lacks, or one of another type. */
export interface ShapeError {
  path: string[];
  message: string;
}

/** The members of an operation's input, by name; those that name the resource in the address are left out. */
function inputMembers(operation: KnownOperation): Map<string, NormalizedSchema> {
  const Command = commands[operation] as unknown as new (input: object) => { schema?: unknown };
  // [kind, namespace, name, traits, input, output]
  const input = (new Command({}).schema as readonly unknown[] | undefined)?.[4];
  const members = new Map<string, NormalizedSchema>();
  for (const [name, member] of NormalizedSchema.of(input as never).structIterator()) {
    if (!member.getMergedTraits().httpLabel) members.set(name, member);
  }
  return members;
}

/** The names of the members that an input of the operation has beside the ids in its address, as the SDK has them. */
export function memberNames(operation: KnownOperation): string[] {
  return [...inputMembers(operation).keys()];
}

/**
 * Holds members against the shape of the operation's input. `also` names members that stand beside them and go by an
 * operation of their own, such as tags.
 */
export function shapeErrors(
  operation: KnownOperation,
  members: Readonly<Record<string, unknown>>,
  also: readonly string[] = [],
): ShapeError[] {
  const known = inputMembers(operation);
  const tags = also.includes('Tags') ? inputMembers('TagResource').get('Tags') : undefined;
  if (tags) known.set('Tags', tags);
  return Object.entries(members).flatMap(([name, value]) => {
    const shape = known.get(name);
    return shape
      ? valueErrors(shape, value, [name])
      : [{ path: [name], message: `${operation} has no member ${name}, so it could not be sent` }];
  });
}

function valueErrors(shape: NormalizedSchema, value: unknown, path: string[]): ShapeError[] {
  const wanted = (what: string): ShapeError[] => [{ path, message: `${path.join('.')} has to be ${what}` }];
  if (shape.isStringSchema()) return typeof value === 'string' ? [] : wanted('a text');
  if (shape.isBooleanSchema()) return typeof value === 'boolean' ? [] : wanted('true or false');
  if (shape.isNumericSchema()) return typeof value === 'number' ? [] : wanted('a number');
  if (shape.isListSchema()) {
    if (!Array.isArray(value)) return wanted('a list');
    return value.flatMap((item, at) => valueErrors(shape.getValueSchema(), item, [...path, String(at)]));
  }
  if (!shape.isMapSchema() && !shape.isStructSchema()) return [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wanted('an object');
  if (shape.isMapSchema()) {
    return Object.entries(value).flatMap(([key, item]) =>
      valueErrors(shape.getValueSchema(), item, [...path, key]),
    );
  }
  const members = new Map(shape.structIterator());
  return Object.entries(value).flatMap(([name, item]) => {
    const member = members.get(name);
    return member
      ? valueErrors(member, item, [...path, name])
      : [
          {
            path: [...path, name],
            message: `${path.join('.')} has no member ${name}, so it could not be sent`,
          },
        ];
  });
}
