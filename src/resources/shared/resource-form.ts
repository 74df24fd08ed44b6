import type { FieldValues } from 'react-hook-form';
import type { Params } from '../../client/cache/queries';
import { sameValue } from '../../lib/diff';
import type { Plan } from '../../service/plan';
import type { Kind, Resources } from '../../service/resources';
import type { Issue } from '../../service/rules/rule';

/** A form's values with the members that they mean. */
export interface FormInput<Values, Members> {
  /** For what is not a member: repeated rows, confirmations, names. */
  values: Values;
  members: Members;
}

/**
 * The interface between a kind's `model.ts` (pure functions) and the create and edit screens.
 *
 * `Values` mirror the form; `Context` is what the forms need to know besides the resource, including its parents;
 * `Members` are what the values mean to the service. Validation, plan, preview and difference use one `FormInput`, which
 * the screens compute once per change.
 */
export interface ResourceForm<K extends Kind, Values extends FieldValues, Context, Members> {
  kind: K;
  /** The start of a sentence about the resource: "Route response $default". */
  subject(values: Values, context: Context): string;
  /** The display name of an existing resource, used as link text. */
  title(item: Resources[K], context: Context): string;
  /** Input members that name its parents: `{ ApiId }`. */
  parents(context: Context): Params;
  /** The values of a resource, or of the JSON members of a create; the initial values for undefined. */
  toValues(item: Resources[K] | undefined, context: Context): Values;
  /** The members of the values, for a create and an update alike; unset ones are empty. Pure. */
  toInput(values: Values, context: Context): Members;
  toCreate(input: FormInput<Values, Members>, context: Context): Plan;
  /** The differences from `original` as a plan; without calls if there are none. */
  toUpdate(original: Resources[K], input: FormInput<Values, Members>, context: Context): Plan;
  /** Validation issues; `original` is the resource being edited, if any. */
  issues(input: FormInput<Values, Members>, context: Context, original?: Resources[K]): Issue[];
  /** The values for JSON members, if these alone do not determine them; `current` are the form's values. */
  fromMembers?(members: Resources[K], current: Values, context: Context, original?: Resources[K]): Values;
  /** The members as JSON, if not the input of the create. */
  toJson?(input: FormInput<Values, Members>, context: Context): Record<string, unknown>;
  /** Members that the service requires in every update, besides those that the schema requires. */
  requiredOnUpdate?(original: Resources[K]): object;
  /** The resource without read-only members, if the schema does not identify them. */
  userManagedPart?(original: Resources[K]): Resources[K];
}

/** The input of a form for its values. */
export function formInput<Values extends FieldValues, Context, Members>(
  form: { toInput(values: Values, context: Context): Members },
  values: Values,
  context: Context,
): FormInput<Values, Members> {
  return { values, members: form.toInput(values, context) };
}

/**
 * A function that computes the input once per change of the values, whoever asks. The values are copied: the form library
 * changes them in place.
 */
export function computeOnce<Values extends object, Input>(
  compute: (values: Values) => Input,
): (values: Values) => Input {
  let last: { values: Values; input: Input } | undefined;
  return (values) => {
    if (!last || !sameValue(last.values, values)) {
      const copy = structuredClone(values);
      last = { values: copy, input: compute(copy) };
    }
    return last.input;
  };
}
