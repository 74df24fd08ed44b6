import type { FieldValues } from 'react-hook-form';
import { type FormRuleCases, formRuleCases, type InvalidCase } from '../../forms/form-rules.test-support';
import { kinds } from '../../service/kinds';
import type { Kind, Resources } from '../../service/resources';
import type { Issue } from '../../service/rules/rule';
import { formInput, type ResourceForm } from './resource-form';

/** Like `InvalidCase`, but the context can be the cause instead: `{ protocol: 'HTTP' }`. */
type KindInvalidCase<V, C> = readonly [
  rule: string,
  field: (keyof V & string) | 'root',
  change: Partial<V>,
  contextChange?: Partial<C>,
];

interface Cases<K extends Kind, V, C> {
  context: C;
  /** The resource to edit. */
  original: Resources[K];
  /** Values that, with the defaults, make a valid create. */
  accepted?: Partial<V>;
  /** Context that differs for a create. */
  before?: Partial<C>;
  both?: readonly KindInvalidCase<V, C>[];
  create?: readonly KindInvalidCase<V, C>[];
  edit?: readonly KindInvalidCase<V, C>[];
}

/** A form's validation from its values, as its screens compute it. */
export const issuesOf =
  <K extends Kind, V extends FieldValues, C, M>(form: ResourceForm<K, V, C, M>) =>
  (values: V, context: C, original?: Resources[K]): Issue[] =>
    form.issues(formInput(form, values, context), context, original);

/** The cases of a kind's create and edit forms: how each rule is broken and which field shows it. */
export function kindFormRules<K extends Kind, V extends FieldValues, C, M>(
  form: ResourceForm<K, V, C, M>,
  cases: Cases<K, V, C>,
): FormRuleCases[] {
  const { context, original, accepted, before, both = [], create = [], edit = [] } = cases;
  const issuesIn = issuesOf(form);
  const empty = { ...context, ...before };
  const example = (
    what: string,
    values: V,
    invalid: readonly KindInvalidCase<V, C>[],
    of: C,
    item?: Resources[K],
  ) =>
    formRuleCases(
      `${kinds[form.kind].noun}, ${what}`,
      (now: V) => issuesIn(now, of, item),
      values,
      invalid.map(
        ([rule, field, change, contextChange]): InvalidCase<V> =>
          contextChange
            ? [rule, field, change, (now) => issuesIn(now, { ...of, ...contextChange }, item)]
            : [rule, field, change],
      ),
    );
  return [
    example('create', { ...form.toValues(undefined, empty), ...accepted }, [...both, ...create], empty),
    example('edit', form.toValues(original, context), [...both, ...edit], context, original),
  ];
}
