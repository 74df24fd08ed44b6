/** A member of a record whose names users choose: `constructor` and `__proto__` are names like any other. */
export function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
