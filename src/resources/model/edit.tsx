import type { Model } from '@aws-sdk/client-apigatewayv2';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useParams } from 'react-router';
import { useItem, useItemIfThere } from '../../api/queries';
import { EditShell } from '../../form/edit-shell';
import { useJson } from '../../form/json-side';
import { ruleSchema } from '../../form/rule-schema';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { inputOf, updateSide } from '../../plan/members';
import { PlanProgress } from '../../plan/plan-progress';
import { ShowTheCall } from '../../plan/show-the-call';
import { useChange } from '../../plan/use-change';
import { FactsLoading } from '../../ui/facts';
import { Screen } from '../../ui/screen';
import { ModelFields } from './fields';
import { useModelContext } from './use-context';
import { issues, type ModelContext, type ModelValues, toCreate, toUpdate, toValues } from './values';

/** Edits a model; what is not touched is not sent. */
export function Component() {
  const { apiId, id } = useParams();
  invariant(apiId && id, 'The address has no model.');
  const api = useItemIfThere('api', { ApiId: apiId });
  const model = useItem('model', { ApiId: apiId, ModelId: id });
  const context = useModelContext(apiId);
  return (
    <Screen
      title="Edit model"
      crumbs={[
        { text: 'APIs', href: paths.apis },
        { text: api?.Name ?? apiId, href: paths.api(apiId) },
        { text: 'Models', href: paths.model.list(apiId) },
        { text: model?.Name ?? id, href: paths.model.detail(apiId, id) },
      ]}
      width="form"
    >
      {model && context ? <EditForm model={model} context={context} /> : <FactsLoading />}
    </Screen>
  );
}

function EditForm(props: { model: Model; context: ModelContext }) {
  const { context } = props;
  // What was on screen when editing began: a reload behind the form must not move the ground under it.
  const [original] = useState(props.model);
  const form = useForm<ModelValues>({
    defaultValues: toValues(original),
    resolver: zodResolver(ruleSchema<ModelValues>((values) => issues(values, context, original))),
  });
  const change = useChange({ kind: 'model', parents: { ApiId: context.apiId }, original });
  const detail = paths.model.detail(context.apiId, original.ModelId ?? '');
  const json = useJson(
    updateSide<ModelValues, Model>({
      operation: 'UpdateModel',
      original,
      ids: { ApiId: context.apiId, ModelId: original.ModelId },
      label: `Update model ${original.Name}`,
      plan: (values) => toUpdate(original, values, context.apiId),
      read: (members) => toValues(members),
      state: (values) => inputOf(toCreate(values, context.apiId), 'CreateModel'),
    }),
  );

  return (
    <EditShell
      form={form}
      change={change}
      plan={json.plan}
      json={json}
      saved={(values) => `Model ${values.Name} is saved.`}
      detail={detail}
      progress={<PlanProgress state={change.state} />}
      preview={(plan) => <ShowTheCall plan={plan} />}
    >
      <ModelFields />
    </EditShell>
  );
}
