import type { FieldValues } from 'react-hook-form';
import { type FormRuleCases, formRuleCases, type InvalidCase } from '../../forms/form-rules.test-support';
import { kinds } from '../../service/kinds';
import type { Kind, Resources } from '../../service/resources';
import type { ResourceForm } from './resource-form';

/** As `Breach`, where the fault may lie in what is around the form instead: `{ protocol: 'HTTP' }`. */
type KindInvalidCase<V, C> = readonly [
  rule: string,
  field: (keyof V & string) | 'root',
  change: Partial<V>,
  around?: Partial<C>,
];

interface Examples<K extends Kind, V, C> {
  context: C;
  /** What is edited. */
  original: Resources[K];
  /** What makes a new one acceptable, beside the values to begin with. */
  accepted?: Partial<V>;
  /** What is different around a new one. */
  before?: Partial<C>;
  both?: readonly KindInvalidCase<V, C>[];
  create?: readonly KindInvalidCase<V, C>[];
  edit?: readonly KindInvalidCase<V, C>[];
}

/** The examples of a kind's create and edit forms: how each rule is broken, and which field shows it. */
export function kindFormRules<K extends Kind, V extends FieldValues, C>(
  form: ResourceForm<K, V, C>,
  examples: Examples<K, V, C>,
): FormRuleCases[] {
  const { context, original, accepted, before, both = [], create = [], edit = [] } = examples;
  const empty = { ...context, ...before };
  const example = (
    what: string,
    values: V,
    breaches: readonly KindInvalidCase<V, C>[],
    of: C,
    item?: Resources[K],
  ) =>
    formRuleCases(
      `${kinds[form.kind].noun}, ${what}`,
      (now: V) => form.issues(now, of, item),
      values,
      breaches.map(
        ([rule, field, change, around]): InvalidCase<V> =>
          around
            ? [rule, field, change, (now) => form.issues(now, { ...of, ...around }, item)]
            : [rule, field, change],
      ),
    );
  return [
    example('create', { ...form.toValues(undefined, empty), ...accepted }, [...both, ...create], empty),
    example('edit', form.toValues(original, context), [...both, ...edit], context, original),
  ];
}
