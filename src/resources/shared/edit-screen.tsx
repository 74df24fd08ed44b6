import { zodResolver } from '@hookform/resolvers/zod';
import { type ReactNode, useState } from 'react';
import { type DefaultValues, type FieldValues, useForm } from 'react-hook-form';
import { idOf } from '../../client/cache/queries';
import { requiredMembers } from '../../client/calls/input-shape';
import { EditShell } from '../../forms/edit-shell';
import { ruleSchema } from '../../forms/rule-schema';
import { useJsonEditing } from '../../forms/use-json-mode';
import { inputOf as createInput, updateJsonAdapter } from '../../plans/json-mode';
import { ApiCallPreview } from '../../plans/ui/api-call-preview';
import { PlanProgress } from '../../plans/ui/plan-progress';
import { useChange } from '../../plans/use-change';
import { kinds } from '../../service/kinds';
import type { Kind, Resources } from '../../service/resources';
import { PropertyListSkeleton } from '../../ui/property-list';
import { type Breadcrumb, Screen } from '../../ui/screen';
import { computeOnce, formInput, type ResourceForm } from './resource-form';

interface EditProps<K extends Kind, V extends FieldValues, C, M> {
  form: ResourceForm<K, V, C, M>;
  /** The detail screen, where Save and Cancel navigate. */
  detail: string;
  /** Why it cannot be edited, in the service's words. */
  fixedReason?: ((original: Resources[K]) => string | undefined) | undefined;
  children: (context: C, original: Resources[K]) => ReactNode;
}

interface EditScreenProps<K extends Kind, V extends FieldValues, C, M> extends EditProps<K, V, C, M> {
  /** What the form needs to know; undefined until it is loaded. */
  context: C | undefined;
  /** The resource to edit; undefined while it loads. */
  item: Resources[K] | undefined;
  /** Its id in the URL, shown until it is loaded. */
  id: string;
  /** The breadcrumbs, without the resource itself. */
  crumbs: Breadcrumb[];
}

/** The edit screen of a kind; only changed members are sent. */
export function EditScreen<K extends Kind, V extends FieldValues, C, M>(props: EditScreenProps<K, V, C, M>) {
  const { context, item, id, crumbs, ...rest } = props;
  const text = item && context ? props.form.title(item, context) : id;
  // What has no page of its own is on that of its parent.
  const isOnParent = crumbs.at(-1)?.href === props.detail;
  return (
    <Screen
      title={`Edit ${kinds[props.form.kind].noun}`}
      crumbs={isOnParent ? crumbs : [...crumbs, { text, href: props.detail }]}
      width="form"
    >
      {item && context ? <EditForm {...rest} context={context} item={item} /> : <PropertyListSkeleton />}
    </Screen>
  );
}

function EditForm<K extends Kind, V extends FieldValues, C, M>(
  props: EditProps<K, V, C, M> & { context: C; item: Resources[K] },
) {
  const { form: kind, context } = props;
  // The resource when editing began: a background reload must not change the form's baseline.
  const [original] = useState(props.item);
  const start = kind.toValues(original, context);
  const inputOf = computeOnce((values: V) => formInput(kind, values, context));
  const form = useForm<V>({
    defaultValues: start as DefaultValues<V>,
    resolver: zodResolver(ruleSchema<V>((values) => kind.issues(inputOf(values), context, original))),
  });
  const parents = kind.parents(context);
  const change = useChange({ edited: { kind: kind.kind, parents, original } });
  const { id, noun, operations } = kinds[kind.kind];
  const json = useJsonEditing(
    updateJsonAdapter<V, Resources[K]>({
      operation: operations.update,
      original: kind.userManagedPart?.(original) ?? original,
      ids: {
        ...parents,
        [id]: idOf(kind.kind, original),
        // For example, every update of a mapping requires its API.
        ...pickMembers(original, requiredMembers(operations.update)),
        ...kind.requiredOnUpdate?.(original),
      },
      label: `Update ${noun} ${kind.title(original, context)}`,
      plan: (values) => kind.toUpdate(original, inputOf(values), context),
      read: (members, current) =>
        kind.fromMembers?.(members, current, context, original) ?? kind.toValues(members, context),
      state: (values) =>
        kind.toJson?.(inputOf(values), context) ??
        createInput(kind.toCreate(inputOf(values), context), operations.create),
      // Tags have their own operations.
      also: 'Tags' in start ? ['Tags'] : [],
    }),
  );

  return (
    <EditShell
      form={form}
      change={change}
      plan={json.plan}
      json={json}
      saved={(values) => `${kind.subject(values, context)} is saved.`}
      detail={props.detail}
      progress={<PlanProgress state={change.state} />}
      preview={(plan) => <ApiCallPreview plan={plan} />}
      disabledReason={props.fixedReason?.(original)}
    >
      {props.children(context, original)}
    </EditShell>
  );
}

function pickMembers(resource: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, (resource as Record<string, unknown>)[name]]));
}
