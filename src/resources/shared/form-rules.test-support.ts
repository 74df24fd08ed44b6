import type { FieldValues } from 'react-hook-form';
import { type FormRuleCases, formRuleCases, type InvalidCase } from '../../forms/form-rules.test-support';
import { kinds } from '../../service/kinds';
import type { Kind, Resources } from '../../service/resources';
import type { ResourceForm } from './resource-form';

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

/** The cases of a kind's create and edit forms: how each rule is broken and which field shows it. */
export function kindFormRules<K extends Kind, V extends FieldValues, C>(
  form: ResourceForm<K, V, C>,
  cases: Cases<K, V, C>,
): FormRuleCases[] {
  const { context, original, accepted, before, both = [], create = [], edit = [] } = cases;
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
      (now: V) => form.issues(now, of, item),
      values,
      invalid.map(
        ([rule, field, change, contextChange]): InvalidCase<V> =>
          contextChange
            ? [rule, field, change, (now) => form.issues(now, { ...of, ...contextChange }, item)]
            : [rule, field, change],
      ),
    );
  return [
    example('create', { ...form.toValues(undefined, empty), ...accepted }, [...both, ...create], empty),
    example('edit', form.toValues(original, context), [...both, ...edit], context, original),
  ];
}
