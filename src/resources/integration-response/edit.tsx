import type { IntegrationResponse } from '@aws-sdk/client-apigatewayv2';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useParams } from 'react-router';
import { useItem } from '../../api/queries';
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
import { IntegrationResponseFields } from './fields';
import { useIntegrationResponseContext } from './use-context';
import { useCrumbs } from './use-crumbs';
import {
  type IntegrationResponseContext,
  type IntegrationResponseValues,
  issues,
  toCreate,
  toUpdate,
  toValues,
} from './values';

/** Edits an integration response; what is not touched is not sent. */
export function Component() {
  const { apiId, integrationId, id } = useParams();
  invariant(apiId && integrationId && id, 'The address has no integration response.');
  const response = useItem('integrationResponse', {
    ApiId: apiId,
    IntegrationId: integrationId,
    IntegrationResponseId: id,
  });
  const context = useIntegrationResponseContext(apiId, integrationId);
  const crumbs = useCrumbs(apiId, integrationId);
  return (
    <Screen
      title="Edit integration response"
      crumbs={[
        ...crumbs,
        { text: 'Integration responses', href: paths.integrationResponse.list(apiId, integrationId) },
        {
          text: response?.IntegrationResponseKey ?? id,
          href: paths.integrationResponse.detail(apiId, integrationId, id),
        },
      ]}
      width="form"
    >
      {response && context ? <EditForm response={response} context={context} id={id} /> : <FactsLoading />}
    </Screen>
  );
}

function EditForm(props: { response: IntegrationResponse; context: IntegrationResponseContext; id: string }) {
  const { context } = props;
  // What was on screen when editing began: a reload behind the form must not move the ground under it.
  const [original] = useState(props.response);
  const form = useForm<IntegrationResponseValues>({
    defaultValues: toValues(original),
    resolver: zodResolver(
      ruleSchema<IntegrationResponseValues>((values) => issues(values, context, original)),
    ),
  });
  const change = useChange({
    kind: 'integrationResponse',
    parents: { ApiId: context.apiId, IntegrationId: context.integrationId },
    original,
  });
  const detail = paths.integrationResponse.detail(context.apiId, context.integrationId, props.id);
  const json = useJson(
    updateSide<IntegrationResponseValues, IntegrationResponse>({
      operation: 'UpdateIntegrationResponse',
      original,
      ids: {
        ApiId: context.apiId,
        IntegrationId: context.integrationId,
        IntegrationResponseId: original.IntegrationResponseId,
      },
      label: `Update integration response ${original.IntegrationResponseKey}`,
      plan: (values) => toUpdate(original, values, context),
      read: (members) => toValues(members),
      state: (values) => inputOf(toCreate(values, context), 'CreateIntegrationResponse'),
    }),
  );

  return (
    <EditShell
      form={form}
      change={change}
      plan={json.plan}
      json={json}
      saved={(values) => `Integration response ${values.IntegrationResponseKey} is saved.`}
      detail={detail}
      progress={<PlanProgress state={change.state} />}
      preview={(plan) => <ShowTheCall plan={plan} />}
    >
      <IntegrationResponseFields />
    </EditShell>
  );
}
