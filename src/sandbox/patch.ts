import { bareMap } from './codec';

type Plain = Record<string, unknown>;

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** Entry by entry: absent stays, `""` removes, an emptied whole is gone. */
function mergeEntries(before: Plain | undefined, change: Plain, deep: boolean): Plain | undefined {
  const merged = bareMap<unknown>(Object.entries(before ?? {}));
  for (const [key, value] of Object.entries(change)) {
    if (value === undefined) continue;
    const former = merged[key];
    const next =
      deep && isPlain(value) && isPlain(former) ? mergeEntries(former, value, true) : cleaned(value);
    if (next === undefined) delete merged[key];
    else merged[key] = next;
  }
  return Object.keys(merged).length === 0 ? undefined : merged;
}

/** A value without its empty parts: an empty map or text is how a caller takes something away. */
function cleaned(value: unknown): unknown {
  if (value === '') return undefined;
  return isPlain(value) ? mergeEntries(undefined, value, true) : value;
}

/**
 * A resource after a PATCH (2.14): members that the request does not have stay; maps and structures merge by key, `""`
 * removes an entry or clears an optional text; lists are replaced.
 *
 * @param options.required members that cannot be cleared: their empty text stays, for the rules to refuse.
 * @param options.replaced maps whose entries are replaced whole, such as `ResponseParameters` by status code.
 * @param options.kept texts that an empty one leaves as they are.
 * @param options.emptied structures that an empty one takes away, as Terraform's provider does it ([INF]).
 */
export function patched<Value extends object>(
  before: Value,
  change: object,
  options: {
    required?: readonly (keyof Value)[];
    replaced?: readonly (keyof Value)[];
    kept?: readonly (keyof Value)[];
    emptied?: readonly (keyof Value)[];
  } = {},
): Value {
  const merged: Plain = Object.fromEntries(Object.entries(before));
  const is = (names: readonly (keyof Value)[] | undefined, name: string) =>
    names?.some((member) => member === name) ?? false;
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined || (value === '' && is(options.kept, name))) continue;
    const former = merged[name];
    const next =
      value === '' && is(options.required, name)
        ? value
        : isPlain(value)
          ? is(options.emptied, name) && Object.keys(value).length === 0
            ? undefined
            : mergeEntries(isPlain(former) ? former : undefined, value, !is(options.replaced, name))
          : cleaned(value);
    if (next === undefined) delete merged[name];
    else merged[name] = next;
  }
  return merged as Value;
}

/** `input` without the named members and without those that are undefined. */
export function without<Input extends object, Name extends keyof Input = never>(
  input: Input,
  ...names: Name[]
): Omit<Input, Name> {
  const rest: Partial<Input> = {};
  for (const key of Object.keys(input) as (keyof Input)[]) {
    if (input[key] !== undefined && !(names as (keyof Input)[]).includes(key)) rest[key] = input[key];
  }
  return rest as Omit<Input, Name>;
}
