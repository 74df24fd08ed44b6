import type { FieldValues } from 'react-hook-form';
import { idOf, type Params } from '../../client/cache/queries';
import { memberPatch } from '../../lib/diff';
import { repeatedIssues } from '../../lib/entries';
import { singleCallPlan, updatePlan } from '../../plans/single-call-plan';
import { kinds } from '../../service/kinds';
import type { Plan } from '../../service/plan';
import type { Kind, Resources } from '../../service/resources';
import type { Issue } from '../../service/rules/rule';
import type { ResourceForm } from './resource-form';

interface Spec<K extends Kind, V extends FieldValues, C>
  extends Pick<ResourceForm<K, V, C, Record<string, unknown>>, 'kind' | 'parents'> {
  /** The member that serves as its name. */
  name: keyof V & keyof Resources[K] & string;
  toValues(item: Resources[K] | undefined): V;
  /** The members for the values, without empty ones. */
  members(values: V): Record<string, unknown>;
  /** Maps that an update replaces; others are merged by key (service-rules 2.14). */
  whole?: readonly string[];
  /** Fields whose keys must be unique. */
  keyed?: readonly (keyof V & string)[];

  check(state: Resources[K], context: C): Issue[];
}

/** Defines the form of a kind whose create, update and delete are one call each. */
export function defineSimpleKind<K extends Kind, V extends FieldValues, C>(spec: Spec<K, V, C>) {
  const { kind, name, members, toValues } = spec;
  const { id, noun, operations } = kinds[kind];
  const ownId = (item: Resources[K]) => ({ [id]: idOf(kind, item) });
  const nounAndName = (named: V | Resources[K]) => `${noun} ${memberOf(named, name)}`;
  const subject = (named: V | Resources[K]) =>
    nounAndName(named).replace(/^./, (first) => first.toUpperCase());
  const form: ResourceForm<K, V, C, Record<string, unknown>> = {
    ...spec,
    subject,
    title: (item) => String(memberOf(item, name) ?? ''),
    toInput: (values) => members(values),
    toCreate({ values, members }, context) {
      const input = { ...spec.parents(context), ...members };
      return singleCallPlan(operations.create, kind, `Create ${nounAndName(values)}`, input as never);
    },
    toUpdate(original, { values, members: after }, context) {
      const ids = { ...spec.parents(context), ...ownId(original) };
      const change = memberPatch(members(toValues(original)), after, spec.whole);
      return updatePlan(operations.update, kind, `Update ${nounAndName(values)}`, ids, change);
    },
    issues: ({ values, members }, context, original) => [
      ...spec.check({ ...members, ...(original && ownId(original)) } as unknown as Resources[K], context),
      ...repeatedIssues(values, spec.keyed ?? [], `${kind}.keys.repeated`),
    ],
  };
  /** @param ids the resource's own and its parents' */
  const toDelete = (ids: Params, item: Resources[K]): Plan =>
    singleCallPlan(operations.delete, kind, `Delete ${nounAndName(item)}`, ids as never);
  return { ...form, toDelete, subject };
}

const memberOf = (of: object, name: string): unknown => (of as Record<string, unknown>)[name];
