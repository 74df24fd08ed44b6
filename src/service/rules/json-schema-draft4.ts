import { type Schema, Validator } from '@cfworker/json-schema';
import type { Diagnostic } from '../../lib/diagnostic';

const positiveInteger: Schema = { type: 'integer', minimum: 0 };
const schemaArray: Schema = { type: 'array', minItems: 1, items: { $ref: '#' } };
const stringArray: Schema = { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string' } };
const simpleTypes: Schema = { enum: ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'] };
const mapOfSchemas: Schema = { type: 'object', additionalProperties: { $ref: '#' } };

/** The schema of JSON schemas, as published at http://json-schema.org/draft-04/schema. */
const META_SCHEMA: Schema = {
  id: 'http://json-schema.org/draft-04/schema#',
  type: 'object',
  properties: {
    id: { type: 'string' },
    $schema: { type: 'string' },
    title: { type: 'string' },
    description: { type: 'string' },
    default: {},
    multipleOf: { type: 'number', minimum: 0, exclusiveMinimum: true },
    maximum: { type: 'number' },
    exclusiveMaximum: { type: 'boolean' },
    minimum: { type: 'number' },
    exclusiveMinimum: { type: 'boolean' },
    maxLength: positiveInteger,
    minLength: positiveInteger,
    pattern: { type: 'string', format: 'regex' },
    additionalItems: { anyOf: [{ type: 'boolean' }, { $ref: '#' }] },
    items: { anyOf: [{ $ref: '#' }, schemaArray] },
    maxItems: positiveInteger,
    minItems: positiveInteger,
    uniqueItems: { type: 'boolean' },
    maxProperties: positiveInteger,
    minProperties: positiveInteger,
    required: stringArray,
    additionalProperties: { anyOf: [{ type: 'boolean' }, { $ref: '#' }] },
    definitions: mapOfSchemas,
    properties: mapOfSchemas,
    patternProperties: mapOfSchemas,
    dependencies: { type: 'object', additionalProperties: { anyOf: [{ $ref: '#' }, stringArray] } },
    enum: { type: 'array', minItems: 1, uniqueItems: true },
    type: { anyOf: [simpleTypes, { type: 'array', items: simpleTypes, minItems: 1, uniqueItems: true }] },
    format: { type: 'string' },
    allOf: schemaArray,
    anyOf: schemaArray,
    oneOf: schemaArray,
    not: { $ref: '#' },
  },
  dependencies: { exclusiveMaximum: ['maximum'], exclusiveMinimum: ['minimum'] },
};

/** Keywords that say only that something inside is wrong, which is said by itself. */
const AROUND = new Set(['properties', 'items', 'additionalProperties', '$ref', 'anyOf', 'dependencies']);

/**
 * Where a model's schema is no JSON schema of draft 4, which models are written in (2.10). Whether the service looks this
 * closely is not verified, so these are warnings. Empty for what is no JSON object: a rule refuses that.
 */
export function draft4Diagnostics(text: string): Diagnostic[] {
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch {
    // The text is still being typed; its syntax is reported elsewhere.
    return [];
  }
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return [];
  const { errors } = new Validator(META_SCHEMA, '4', false).validate(schema);
  const byPlace = new Map<string, Diagnostic>();
  for (const { instanceLocation, keyword, error } of errors) {
    if (AROUND.has(keyword) && errors.some((one) => isInside(one.instanceLocation, instanceLocation)))
      continue;
    const path = instanceLocation.split('/').slice(1).map(decodePart);
    if (!byPlace.has(instanceLocation)) {
      byPlace.set(instanceLocation, {
        severity: 'warning',
        message: `${named(path)} is not what JSON schema draft 4 has here: ${error}`,
        path,
      });
    }
  }
  return [...byPlace.values()];
}

/** A place in the schema, for people. */
function named(path: readonly string[]): string {
  const [parent, last] = path.slice(-2);
  if (parent === undefined) return 'The schema';
  if (last === undefined) return `"${parent}"`;
  return /^\d+$/.test(last) ? `Item ${Number(last) + 1} of "${parent}"` : `"${last}"`;
}

const isInside = (inner: string, outer: string) => inner.startsWith(`${outer}/`);

/** A part of a JSON pointer as the name it means. */
function decodePart(part: string): string {
  return decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
}
