import type { FieldValues } from 'react-hook-form';
import type { Params } from '../../client/cache/queries';
import type { Plan } from '../../service/plan';
import type { Kind, Resources } from '../../service/resources';
import type { Issue } from '../../service/rules/rule';

/**
 * What the create and edit screens of a kind are made of: pure functions of its `model.ts`.
 *
 * `Values` mirror the form; `Context` is what the forms have to know around the resource, its parents among it.
 */
export interface ResourceForm<K extends Kind, Values extends FieldValues, Context> {
  kind: K;
  /** Begins a sentence about what these values make: "Route response $default". */
  subject(values: Values, context: Context): string;
  /** What a person calls an existing one: the text of the link to it. */
  title(item: Resources[K], context: Context): string;
  /** Input members that name its parents: `{ ApiId }`. */
  parents(context: Context): Params;
  /** The values of a resource, or of the members of a create as JSON has them; those to begin with where it is undefined. */
  toValues(item: Resources[K] | undefined, context: Context): Values;
  toCreate(values: Values, context: Context): Plan;
  /** What differs from `original`, as a plan; without calls when nothing does. */
  toUpdate(original: Resources[K], values: Values, context: Context): Plan;
  /** Validation issues of the values; `original` is the resource being edited, if any. */
  issues(values: Values, context: Context, original?: Resources[K]): Issue[];
  /** The values that JSON's members stand for, where they alone do not tell: `current` are those of the form. */
  fromMembers?(members: Resources[K], current: Values, context: Context, original?: Resources[K]): Values;
  /** All members that the values stand for, where that is not the input of the create. */
  toInput?(values: Values, context: Context): Record<string, unknown>;
  /** Members that the service wants with every update of this resource, beside those that the operation's schema requires. */
  requiredOnUpdate?(original: Resources[K]): object;
  /** The resource without what the service alone says of it, where its members do not tell. */
  userManagedPart?(original: Resources[K]): Resources[K];
}
