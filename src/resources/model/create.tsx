import type { Model } from '@aws-sdk/client-apigatewayv2';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useParams } from 'react-router';
import { useItemIfThere } from '../../api/queries';
import { FormShell } from '../../form/form-shell';
import { useJson } from '../../form/json-side';
import { ruleSchema } from '../../form/rule-schema';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { createSide } from '../../plan/members';
import { PlanProgress } from '../../plan/plan-progress';
import { ShowTheCall } from '../../plan/show-the-call';
import { useChange } from '../../plan/use-change';
import { FactsLoading } from '../../ui/facts';
import { flash } from '../../ui/flash';
import { Screen } from '../../ui/screen';
import { ModelFields } from './fields';
import { useModelContext } from './use-context';
import { issues, type ModelContext, type ModelValues, toCreate, toValues } from './values';

/** Creates a model of a WebSocket API. */
export function Component() {
  const { apiId } = useParams();
  invariant(apiId, 'The address has no API ID.');
  const api = useItemIfThere('api', { ApiId: apiId });
  const context = useModelContext(apiId);
  return (
    <Screen
      title="Create model"
      crumbs={[
        { text: 'APIs', href: paths.apis },
        { text: api?.Name ?? apiId, href: paths.api(apiId) },
        { text: 'Models', href: paths.model.list(apiId) },
      ]}
      width="form"
    >
      {context ? <CreateForm context={context} /> : <FactsLoading />}
    </Screen>
  );
}

function CreateForm({ context }: { context: ModelContext }) {
  const form = useForm<ModelValues>({
    defaultValues: toValues(undefined),
    resolver: zodResolver(ruleSchema<ModelValues>((values) => issues(values, context))),
  });
  const change = useChange();
  const json = useJson(
    createSide<ModelValues, Model>({
      operation: 'CreateModel',
      plan: (values) => toCreate(values, context.apiId),
      read: (members) => toValues(members),
    }),
  );

  const submit = async (values: ModelValues) => {
    const results = await change.submit(json.plan(values));
    if (!results) return undefined;
    flash('success', `Model ${values.Name} is created.`);
    return paths.model.detail(context.apiId, String(results.model?.ModelId));
  };

  return (
    <FormShell
      form={form}
      json={json}
      submitLabel="Create model"
      loading={change.running}
      submitError={<PlanProgress state={change.state} />}
      onSubmit={submit}
      cancelHref={paths.model.list(context.apiId)}
      preview={(values) => <ShowTheCall plan={json.plan(values)} />}
    >
      <ModelFields />
    </FormShell>
  );
}
