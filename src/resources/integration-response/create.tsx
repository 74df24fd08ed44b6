import type { IntegrationResponse } from '@aws-sdk/client-apigatewayv2';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useParams } from 'react-router';
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
import { IntegrationResponseFields } from './fields';
import { useIntegrationResponseContext } from './use-context';
import { useCrumbs } from './use-crumbs';
import {
  type IntegrationResponseContext,
  type IntegrationResponseValues,
  issues,
  toCreate,
  toValues,
} from './values';

/** Creates an integration response. */
export function Component() {
  const { apiId, integrationId } = useParams();
  invariant(apiId && integrationId, 'The address has no integration.');
  const context = useIntegrationResponseContext(apiId, integrationId);
  const crumbs = useCrumbs(apiId, integrationId);
  return (
    <Screen
      title="Create integration response"
      crumbs={[
        ...crumbs,
        { text: 'Integration responses', href: paths.integrationResponse.list(apiId, integrationId) },
      ]}
      width="form"
    >
      {context ? <CreateForm context={context} /> : <FactsLoading />}
    </Screen>
  );
}

function CreateForm({ context }: { context: IntegrationResponseContext }) {
  const { apiId, integrationId } = context;
  const form = useForm<IntegrationResponseValues>({
    defaultValues: toValues(undefined),
    resolver: zodResolver(ruleSchema<IntegrationResponseValues>((values) => issues(values, context))),
  });
  const change = useChange();
  const json = useJson(
    createSide<IntegrationResponseValues, IntegrationResponse>({
      operation: 'CreateIntegrationResponse',
      plan: (values) => toCreate(values, context),
      read: (members) => toValues(members),
    }),
  );

  const submit = async (values: IntegrationResponseValues) => {
    if (!(await change.submit(json.plan(values)))) return undefined;
    flash('success', `Integration response ${values.IntegrationResponseKey} is created.`);
    return paths.integrationResponse.list(apiId, integrationId);
  };

  return (
    <FormShell
      form={form}
      json={json}
      submitLabel="Create integration response"
      loading={change.running}
      submitError={<PlanProgress state={change.state} />}
      onSubmit={submit}
      cancelHref={paths.integrationResponse.list(apiId, integrationId)}
      preview={(values) => <ShowTheCall plan={json.plan(values)} />}
    >
      <IntegrationResponseFields />
    </FormShell>
  );
}
