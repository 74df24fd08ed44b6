import { z } from 'zod';
import type { Issue, Rule } from './rule';

// zod probes for `new Function` unless it is disabled; under the console's CSP the probe alone is a violation report.
z.config({ jitless: true });

/**
 * A resource as a form or the wire may hold it: every member optional, enums as plain text (an unknown value must
 * reach the rule that refuses it, not the type checker).
 */
export type Draft<T> = T extends string
  ? string
  : T extends number | boolean | Date | Uint8Array
    ? T
    : T extends readonly (infer Item)[]
      ? Draft<Item>[]
      : T extends object
        ? { [K in keyof T]?: Draft<T[K]> | undefined }
        : T;

/** Text of `min` to `max` characters (2.1: "A string with a length between [min-max]"). */
export const stringValue = (min: number, max: number) => z.string().min(min).max(max).optional();

/** Text of any length. */
export const anyString = z.string().optional();

/** One of the values of an enum of 2.1. */
export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values).optional();

/** A whole number between `min` and `max`, both included. */
export const integer = (min: number, max: number) => z.int().min(min).max(max).optional();

/** Any number. */
export const numberValue = z.number().optional();

export const booleanValue = z.boolean().optional();

/** A list of texts of `min` to `max` characters. */
export const stringList = (min: number, max: number) => z.array(z.string().min(min).max(max)).optional();

/** A map whose values are texts of `min` to `max` characters. */
export const stringMap = (min: number, max: number) =>
  z.record(z.string(), z.string().min(min).max(max)).optional();

/** A map whose values have the given shape. */
export const mapValue = <Value extends z.ZodType>(value: Value) => z.record(z.string(), value).optional();

/** An object of which only the given members are checked; others pass untouched. */
export const structure = <Shape extends z.ZodRawShape>(shape: Shape) => z.looseObject(shape);

const plural = (count: unknown, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** The member's name as a reader knows it: `TimeoutInMillis`, `AllowMethods[0]`, `Tags.team`. */
function named(path: readonly PropertyKey[]): string {
  return path
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${String(step)}`))
    .join('');
}

function sentence(issue: z.core.$ZodIssue): string {
  const name = named(issue.path) || 'The value';
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string'
        ? `${name} must have at least ${plural(issue.minimum, 'character')}`
        : issue.origin === 'array'
          ? `${name} must have at least ${plural(issue.minimum, 'item')}`
          : `${name} must be at least ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `${name} must have at most ${plural(issue.maximum, 'character')}`
        : issue.origin === 'array'
          ? `${name} must have at most ${plural(issue.maximum, 'item')}`
          : `${name} must be at most ${issue.maximum}`;
    case 'invalid_value':
      return `${name} must be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_type':
      return `${name} must be ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
    default:
      return `${name}: ${issue.message}`;
  }
}

/**
 * The rule that a kind's members keep their lengths, enums and ranges (2.1). Its sentences are ours: the service's
 * are not known for these.
 */
export function shapeRule<Subject>(kind: string, shape: z.ZodType): Rule<Subject, unknown> {
  return {
    id: `${kind}.shape`,
    mark: 'SDK',
    source: '2.1',
    check(subject) {
      const result = shape.safeParse(subject);
      if (result.success) return [];
      return result.error.issues.map((issue) => ({
        path: issue.path.map((step) => (typeof step === 'number' ? step : String(step))),
        message: sentence(issue),
      }));
    },
  };
}

/** Whether a member has a value: neither absent nor empty. */
export function isPresent(value: unknown): boolean {
  return (
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  );
}

/** The sentences of required members where the service's own are known: [AWS], cdk-preflight pf-apigwv2-api-name-required. */
const MISSING: Readonly<Record<string, string>> = { 'CreateApi.Name': 'Invalid API name specified' };

/** What to say where a required member of an operation is missing (2.1). */
export function missingMember(operation: string, member: string): string {
  return MISSING[`${operation}.${member}`] ?? `${member} is required`;
}

/** The rule that these members must be there: the create operation's required ones, for create and update alike. */
export function requiredRule<Subject extends object>(
  kind: string,
  operation: string,
  names: readonly (keyof Subject & string)[],
): Rule<Subject, unknown> {
  return {
    id: `${kind}.required`,
    mark: 'SDK',
    source: '2.1',
    check: (subject) =>
      names
        .filter((name) => subject[name] === undefined || subject[name] === null)
        .map((name) => ({ path: [name], message: missingMember(operation, name) })),
  };
}

/** `issues` of a part, as issues of the whole that holds it at `member`. */
export function prefixPath(member: string, issues: readonly Issue[]): Issue[] {
  return issues.map((issue) => ({ ...issue, path: [member, ...issue.path] }));
}
