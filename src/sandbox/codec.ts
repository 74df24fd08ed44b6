import type { NormalizedSchema } from '@smithy/core/schema';
import { missingMember } from '../service/rules/shape';
import { ServiceError } from './errors';
import { requiredOf } from './operations';
import type { Match } from './wire';

/**
 * The longest string but for a document to import, in UTF-16 units: ours, many times what any member may have, so that no
 * rule spends its time on megabytes.
 */
const MAX_STRING = 262_144;

/** A map whose keys come from a caller: no prototype to run into. */
export function bareMap<Value>(entries: Iterable<readonly [string, Value]> = []): Record<string, Value> {
  const map: Record<string, Value> = Object.create(null);
  for (const [key, value] of entries) map[key] = value;
  return map;
}

// The service's own sentences for wrong JSON types are not known ([MEM]); status and name are.
function wrongType(path: string, wanted: string): ServiceError {
  return new ServiceError('SerializationException', `${path} must be ${wanted}`);
}

function readText(schema: NormalizedSchema, value: string, path: string): unknown {
  if (schema.isBooleanSchema()) {
    if (value === 'true' || value === 'false') return value === 'true';
    throw wrongType(path, 'true or false');
  }
  if (schema.isNumericSchema()) {
    if (value.trim() !== '' && Number.isFinite(Number(value))) return Number(value);
    throw wrongType(path, 'a number');
  }
  return value;
}

function readScalar(schema: NormalizedSchema, value: unknown, path: string): unknown {
  if (schema.isStringSchema()) {
    if (typeof value !== 'string') throw wrongType(path, 'a string');
    if (value.length <= MAX_STRING || path === 'Body') return value;
    throw new ServiceError('SerializationException', `${path} is longer than ${MAX_STRING} characters`);
  }
  if (schema.isBooleanSchema()) {
    if (typeof value === 'boolean') return value;
    throw wrongType(path, 'a boolean');
  }
  if (schema.isNumericSchema()) {
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    throw wrongType(path, 'a number');
  }
  if (schema.isTimestampSchema()) {
    const time = typeof value === 'string' ? new Date(value) : undefined;
    if (time && !Number.isNaN(time.getTime())) return time;
    throw wrongType(path, 'a timestamp');
  }
  throw wrongType(path, 'of a known type');
}

function read(schema: NormalizedSchema, value: unknown, path: string): unknown {
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) throw wrongType(path, 'a list');
    const item = schema.getValueSchema();
    return value.map((entry, at) => read(item, entry, `${path}[${at}]`));
  }
  if (!schema.isMapSchema() && !schema.isStructSchema()) return readScalar(schema, value, path);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType(path, 'an object');
  if (schema.isStructSchema()) return readStructure(schema, value, `${path}.`);
  const item = schema.getValueSchema();
  return bareMap(
    Object.entries(value)
      .filter(([, entry]) => entry !== null)
      .map(([key, entry]) => [key, read(item, entry, `${path}.${key}`)]),
  );
}

function readStructure(schema: NormalizedSchema, value: object, path: string): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  const required = requiredOf(schema);
  for (const [name, member] of schema.structIterator()) {
    const found = jsonMember(value, member, name);
    if (found !== undefined) result[name] = read(member, found, path + name);
    else if (required.includes(name))
      throw new ServiceError('BadRequestException', `${path}${name} is required`);
  }
  return result;
}

/** The member as the wire has it; null counts as absent. */
function jsonMember(value: object, member: NormalizedSchema, name: string): unknown {
  const key = member.getMergedTraits().jsonName ?? name;
  return Object.hasOwn(value, key) ? ((value as Record<string, unknown>)[key] ?? undefined) : undefined;
}

/**
 * The operation's input, members by their SDK names, from labels, query and body.
 * @throws ServiceError 400 where a type is wrong or a required member is missing.
 */
export function decodeInput(match: Match, body: () => Record<string, unknown>): Record<string, unknown> {
  const { operation, labels, query } = match;
  const input: Record<string, unknown> = {};
  let json: Record<string, unknown> | undefined;
  for (const [name, member] of operation.input.structIterator()) {
    const traits = member.getMergedTraits();
    if (traits.httpLabel) {
      input[name] = labels.get(name);
    } else if (traits.httpQuery !== undefined) {
      const values = query.get(traits.httpQuery);
      if (values === undefined) continue;
      input[name] = member.isListSchema() ? [...values] : readText(member, values.at(-1) ?? '', name);
    } else {
      json ??= body();
      const found = jsonMember(json, member, name);
      if (found !== undefined) input[name] = read(member, found, name);
    }
  }
  const missing = operation.required.find((name) => input[name] === undefined);
  if (missing !== undefined)
    throw new ServiceError('BadRequestException', missingMember(operation.name, missing));
  return input;
}

/** ISO-8601 in whole seconds, as the service writes it. */
function isoSeconds(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}

function write(schema: NormalizedSchema, value: unknown): unknown {
  if (value instanceof Date) return isoSeconds(value);
  if (Array.isArray(value)) {
    const item = schema.getValueSchema();
    return value.map((entry) => write(item, entry));
  }
  if (typeof value !== 'object' || value === null) return value;
  if (schema.isMapSchema()) {
    const item = schema.getValueSchema();
    return bareMap(
      Object.entries(value)
        .filter(([, entry]) => entry !== undefined)
        .map(([key, entry]) => [key, write(item, entry)]),
    );
  }
  const result: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const found = (value as Record<string, unknown>)[name];
    if (found !== undefined && found !== null)
      result[member.getMergedTraits().jsonName ?? name] = write(member, found);
  }
  return result;
}

/** The name of the member that is the whole body (ExportApi's `body`), if there is one. */
export function payloadMember(output: NormalizedSchema): string | undefined {
  if (!output.isStructSchema()) return undefined;
  for (const [name, member] of output.structIterator()) if (member.getMergedTraits().httpPayload) return name;
  return undefined;
}

/** An operation's output as JSON text: camelCase names, times as ISO-8601, absent members left out, never null. */
export function encodeOutput(output: NormalizedSchema, value: object): string {
  return output.isStructSchema() ? JSON.stringify(write(output, value)) : '';
}
