import { zodResolver } from '@hookform/resolvers/zod';
import type { ReactNode } from 'react';
import { type DefaultValues, type FieldValues, useForm, useWatch } from 'react-hook-form';
import { FormShell } from '../../forms/form-shell';
import { ruleSchema } from '../../forms/rule-schema';
import { useJsonEditing } from '../../forms/use-json-mode';
import { createJsonAdapter } from '../../plans/json-mode';
import { ApiCallPreview } from '../../plans/ui/api-call-preview';
import { PlanProgress } from '../../plans/ui/plan-progress';
import { useChange } from '../../plans/use-change';
import { kinds } from '../../service/kinds';
import type { Kind, Resources } from '../../service/resources';
import { notifyResult } from '../../ui/notify';
import { PropertyListSkeleton } from '../../ui/property-list';
import { type Breadcrumb, Screen } from '../../ui/screen';
import { computeOnce, formInput, type ResourceForm } from './resource-form';

interface CreateProps<K extends Kind, V extends FieldValues, C, M> {
  form: ResourceForm<K, V, C, M>;
  /** Initial values that differ from the defaults of the kind. */
  start?: (context: C) => Partial<V>;
  /** The success message, if not "… is created." */
  successText?: (values: V) => string;
  /** The submit button's text, if not "Create …" */
  submitLabel?: (values: V) => string;
  /** Where to navigate after success; `created` is the output of the create. */
  goTo: (created: Resources[K], values: V) => string;
  /** What else follows a success; its failure is its own to show. */
  onCreated?: (created: Resources[K], values: V) => void;
  /** Why none can be created now, in the service's words. */
  disabledReason?: (context: C) => string | undefined;
  children: (context: C) => ReactNode;
}

interface CreateScreenProps<K extends Kind, V extends FieldValues, C, M> extends CreateProps<K, V, C, M> {
  /** What the form needs to know; undefined until it is loaded. */
  context: C | undefined;
  /** The last one is the kind's list. */
  crumbs: Breadcrumb[];
  description?: string;
  /** Where Cancel navigates, if not to the list. */
  cancelHref?: string | undefined;
}

/** The create screen of a kind: form, JSON mode, preview of the calls, errors. */
export function CreateScreen<K extends Kind, V extends FieldValues, C, M>(
  props: CreateScreenProps<K, V, C, M>,
) {
  const { context, crumbs, description, cancelHref = crumbs.at(-1)?.href ?? '/', ...rest } = props;
  return (
    <Screen
      title={`Create ${kinds[props.form.kind].noun}`}
      crumbs={crumbs}
      description={description}
      width="form"
    >
      {context ? (
        <CreateForm {...rest} context={context} cancelHref={cancelHref} />
      ) : (
        <PropertyListSkeleton />
      )}
    </Screen>
  );
}

function CreateForm<K extends Kind, V extends FieldValues, C, M>(
  props: CreateProps<K, V, C, M> & { context: C; cancelHref: string },
) {
  const { form: kind, context } = props;
  const inputOf = computeOnce((values: V) => formInput(kind, values, context));
  const form = useForm<V>({
    defaultValues: { ...kind.toValues(undefined, context), ...props.start?.(context) } as DefaultValues<V>,
    resolver: zodResolver(ruleSchema<V>((values) => kind.issues(inputOf(values), context))),
  });
  const change = useChange();
  const json = useJsonEditing(
    createJsonAdapter<V, Resources[K]>({
      operation: kinds[kind.kind].operations.create,
      plan: (values) => kind.toCreate(inputOf(values), context),
      read: (members, current) =>
        kind.fromMembers?.(members, current, context) ?? kind.toValues(members, context),
    }),
  );

  const submit = async (values: V) => {
    const result = await change.submit(json.plan(values));
    if (!result) return undefined;
    notifyResult(
      result,
      'success',
      props.successText?.(values) ?? `${kind.subject(values, context)} is created.`,
    );
    const created = (result.outputs[kind.kind] ?? {}) as unknown as Resources[K];
    props.onCreated?.(created, values);
    return props.goTo(created, values);
  };

  const label = useWatch({
    control: form.control,
    compute: (values) => props.submitLabel?.(values as V) ?? `Create ${kinds[kind.kind].noun}`,
  });
  return (
    <FormShell
      form={form}
      json={json}
      submitLabel={change.resumable ? 'Resume' : label}
      loading={change.running}
      submitError={<PlanProgress state={change.state} />}
      onSubmit={submit}
      cancelHref={props.cancelHref}
      disabledReason={props.disabledReason?.(context)}
      preview={(values) => <ApiCallPreview plan={json.plan(values)} />}
    >
      {props.children(context)}
    </FormShell>
  );
}
