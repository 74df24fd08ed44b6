import type { FieldValues } from 'react-hook-form';
import type { Params } from '../../client/cache/queries';
import type { Plan } from '../../service/plan';
import type { Kind, Resources } from '../../service/resources';
import type { Issue } from '../../service/rules/rule';

/**
 * The interface between a kind's `model.ts` (pure functions) and the create and edit screens.
 *
 * `Values` mirror the form; `Context` is what the forms need to know besides the resource, including its parents.
 */
export interface ResourceForm<K extends Kind, Values extends FieldValues, Context> {
  kind: K;
  /** The start of a sentence about the resource: "Route response $default". */
  subject(values: Values, context: Context): string;
  /** The display name of an existing resource, used as link text. */
  title(item: Resources[K], context: Context): string;
  /** Input members that name its parents: `{ ApiId }`. */
  parents(context: Context): Params;
  /** The values of a resource, or of the JSON members of a create; the initial values for undefined. */
  toValues(item: Resources[K] | undefined, context: Context): Values;
  toCreate(values: Values, context: Context): Plan;
  /** The differences from `original` as a plan; without calls if there are none. */
  toUpdate(original: Resources[K], values: Values, context: Context): Plan;
  /** Validation issues of the values; `original` is the resource being edited, if any. */
  issues(values: Values, context: Context, original?: Resources[K]): Issue[];
  /** The values for JSON members, if these alone do not determine them; `current` are the form's values. */
  fromMembers?(members: Resources[K], current: Values, context: Context, original?: Resources[K]): Values;
  /** The members for the values, if not the input of the create. */
  toInput?(values: Values, context: Context): Record<string, unknown>;
  /** Members that the service requires in every update, besides those that the schema requires. */
  requiredOnUpdate?(original: Resources[K]): object;
  /** The resource without read-only members, if the schema does not identify them. */
  userManagedPart?(original: Resources[K]): Resources[K];
}
