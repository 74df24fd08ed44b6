import { NormalizedSchema } from '@smithy/core/schema';
import type { KnownOperation } from '../../service/sdk';
import { commands } from './commands';

/** A problem in an input found before the call: an unknown member, or one of the wrong type. */
export interface ShapeError {
  path: string[];
  message: string;
}

/** The schemas of an operation's input and output: its own is [kind, namespace, name, traits, input, output]. */
function schemasOf(operation: KnownOperation): { input: NormalizedSchema; output: NormalizedSchema } {
  const Command = commands[operation] as unknown as new (input: object) => { schema: readonly unknown[] };
  const { schema } = new Command({});
  return { input: NormalizedSchema.of(schema[4] as never), output: NormalizedSchema.of(schema[5] as never) };
}

/** The members of an operation's input, by name, without those in the URL's path. */
function inputMembers(operation: KnownOperation): Map<string, NormalizedSchema> {
  const members = [...schemasOf(operation).input.structIterator()];
  return new Map(members.filter(([, member]) => !member.getMergedTraits().httpLabel));
}

/** The names of the members of the operation's input besides the ids in the path, as the SDK spells them. */
export function memberNames(operation: KnownOperation): string[] {
  return [...inputMembers(operation).keys()];
}

/** The members that the operation requires besides the ids in the path. */
export function requiredMembers(operation: KnownOperation): string[] {
  const own = memberNames(operation);
  // A structure is [kind, namespace, name, traits, members, schemas, count]: the first `count` members are required.
  const schema = schemasOf(operation).input.getSchema() as readonly unknown[];
  const [members, count] = [schema[4] as readonly string[], (schema[6] ?? 0) as number];
  return members.slice(0, count).filter((name) => own.includes(name));
}

/** The names of the members that a response of the operation may have. */
export function outputNames(operation: KnownOperation): string[] {
  return [...schemasOf(operation).output.structIterator()].map(([name]) => name);
}

/**
 * Checks members against the shape of the operation's input. `also` lists further members that have a dedicated
 * operation, such as tags.
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
  const wanted = (what: string): ShapeError[] => [{ path, message: `${path.join('.')} must be ${what}` }];
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
