import { z } from 'zod';

/** An issue of a rule, with the path in the operation's input. */
interface RuleIssue {
  path: (string | number)[];
  message: string;
}

/**
 * A form's schema made of the service's rules: `issues` runs them on the input for the values, and
 * each issue appears at the field of its member.
 */
export function ruleSchema<Values extends object>(issues: (values: Values) => RuleIssue[]) {
  return z.custom<Values>().superRefine((values, context) => {
    for (const issue of issues(values)) {
      context.addIssue({ code: 'custom', message: issue.message, path: fieldPath(issue.path, values) });
    }
  });
}

/**
 * The form field of an input's member: fields have the names of members at any depth of the input. The
 * outermost match counts: below it, names are keys of a map, and a tag may have the name of a field. A map's entry is found by
 * its key. An issue without a field belongs to the form as a whole (`root`).
 */
export function fieldPath(path: readonly (string | number)[], values: object): (string | number)[] {
  for (const [at, name] of path.entries()) {
    if (typeof name !== 'string' || !Object.hasOwn(values, name)) continue;
    const field: unknown = (values as Record<string, unknown>)[name];
    const entry = path[at + 1];
    if (!Array.isArray(field) || entry === undefined) return [name];
    const index = field.findIndex((item: { key?: unknown } | null) => item?.key === entry);
    return index < 0 ? [name] : [name, index, 'value'];
  }
  return ['root', 'rules'];
}
