import type { Entry } from '../lib/entries';
import { ruleSchema } from './rule-schema';

/** An issue as the rules find it. */
interface Found {
  rule: string;
  path: (string | number)[];
  message: string;
}

/** An issue in the form: `root` is the form as a whole, which shows it above its buttons. */
interface Shown {
  field: string;
  message: string;
}

/**
 * A violation of one rule: its id, the field that must show it, what differs from the accepted values, and what the form
 * finds instead of its usual `issues` when the cause is in the form's context. `root` is for rules without a member.
 */
export type InvalidCase<Values> = readonly [
  rule: string,
  field: (keyof Values & string) | 'root',
  change: Partial<Values>,
  issues?: (values: Values) => Found[],
];

/** A form with valid values, and the violations of its rules. */
export interface FormRuleCases {
  form: string;
  /** What the form shows for its accepted values: nothing. */
  accepted(): Shown[];
  breaches: { rule: string; field: string; found(): Found[]; shown(): Shown[] }[];
}

/**
 * The examples of one form, for the test that every rule's issue appears at its field.
 * @param issues what the form's screen passes to `ruleSchema`
 */
export function formRuleCases<Values extends object>(
  form: string,
  issues: (values: Values) => Found[],
  accepted: Values,
  breaches: readonly InvalidCase<NoInfer<Values>>[],
): FormRuleCases {
  return {
    form,
    accepted: () => shown(issues, accepted),
    breaches: breaches.map(([rule, field, change, own = issues]) => ({
      rule,
      field,
      found: () => own({ ...accepted, ...change }).filter((issue) => issue.rule === rule),
      shown: () => shown(own, { ...accepted, ...change }),
    })),
  };
}

/** What the form's own resolver reports for `values`. */
function shown<Values extends object>(issues: (values: Values) => Found[], values: Values): Shown[] {
  const result = ruleSchema<Values>(issues).safeParse(values);
  return (result.error?.issues ?? []).map(({ path, message }) => ({ field: String(path[0]), message }));
}

const long = 'x'.repeat(300);

/** The violations of the rules of tags, for every form with tags. */
export const invalidTags: readonly InvalidCase<{ Tags: Entry[] }>[] = [
  ['tags.count', 'Tags', { Tags: Array.from({ length: 51 }, (_, at) => ({ key: `k${at}`, value: '' })) }],
  ['tags.key.reserved', 'Tags', { Tags: [{ key: 'aws:team', value: 'a' }] }],
  ['tags.key.length', 'Tags', { Tags: [{ key: '', value: 'a' }] }],
  ['tags.key.length', 'Tags', { Tags: [{ key: long, value: 'a' }] }],
  ['tags.value.length', 'Tags', { Tags: [{ key: 'team', value: long }] }],
  // The name of a field of most forms.
  ['tags.value.length', 'Tags', { Tags: [{ key: 'Name', value: long }] }],
  ['tags.characters', 'Tags', { Tags: [{ key: 'team', value: 'a,b' }] }],
];
