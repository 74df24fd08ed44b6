import { z } from 'zod';

/** What a rule found, by the path of the operation's input. */
interface RuleIssue {
  path: (string | number)[];
  message: string;
}

/**
 * A form's schema made of the service's own rules: `issues` runs them over the input that the values stand for, and
 * each lands on the field that shows the member it names.
 */
export function ruleSchema<Values extends object>(issues: (values: Values) => RuleIssue[]) {
  return z.custom<Values>().superRefine((values, context) => {
    for (const issue of issues(values)) {
      context.addIssue({ code: 'custom', message: issue.message, path: fieldPath(issue.path, values) });
    }
  });
}

/**
 * The form field that shows an input's member: fields are called as members are, wherever they lie in the input. The
 * outermost counts: below it, names are keys of a map, and a tag may be called as a field is. A map's entry is found by
 * its key. An issue that no field shows belongs to the form as a whole (`root`).
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
