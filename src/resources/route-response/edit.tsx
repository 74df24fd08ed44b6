import type { RouteResponse } from '@aws-sdk/client-apigatewayv2';
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
import { RouteResponseFields } from './fields';
import { useRouteResponseContext } from './use-context';
import { useCrumbs } from './use-crumbs';
import {
  issues,
  type RouteResponseContext,
  type RouteResponseValues,
  toCreate,
  toUpdate,
  toValues,
} from './values';

/** Edits a route response; what is not touched is not sent. */
export function Component() {
  const { apiId, routeId, id } = useParams();
  invariant(apiId && routeId && id, 'The address has no route response.');
  const response = useItem('routeResponse', {
    ApiId: apiId,
    RouteId: routeId,
    RouteResponseId: id,
  });
  const context = useRouteResponseContext(apiId, routeId);
  const crumbs = useCrumbs(apiId, routeId);
  return (
    <Screen
      title="Edit route response"
      crumbs={[
        ...crumbs,
        { text: 'Route responses', href: paths.routeResponse.list(apiId, routeId) },
        {
          text: response?.RouteResponseKey ?? id,
          href: paths.routeResponse.detail(apiId, routeId, id),
        },
      ]}
      width="form"
    >
      {response && context ? <EditForm response={response} context={context} id={id} /> : <FactsLoading />}
    </Screen>
  );
}

function EditForm(props: { response: RouteResponse; context: RouteResponseContext; id: string }) {
  const { context } = props;
  // What was on screen when editing began: a reload behind the form must not move the ground under it.
  const [original] = useState(props.response);
  const form = useForm<RouteResponseValues>({
    defaultValues: toValues(original),
    resolver: zodResolver(ruleSchema<RouteResponseValues>((values) => issues(values, context, original))),
  });
  const change = useChange({
    kind: 'routeResponse',
    parents: { ApiId: context.apiId, RouteId: context.routeId },
    original,
  });
  const detail = paths.routeResponse.detail(context.apiId, context.routeId, props.id);
  const json = useJson(
    updateSide<RouteResponseValues, RouteResponse>({
      operation: 'UpdateRouteResponse',
      original,
      ids: { ApiId: context.apiId, RouteId: context.routeId, RouteResponseId: original.RouteResponseId },
      label: `Update route response ${original.RouteResponseKey}`,
      plan: (values) => toUpdate(original, values, context),
      read: (members) => toValues(members),
      state: (values) => inputOf(toCreate(values, context), 'CreateRouteResponse'),
    }),
  );

  return (
    <EditShell
      form={form}
      change={change}
      plan={json.plan}
      json={json}
      saved={(values) => `Route response ${values.RouteResponseKey} is saved.`}
      detail={detail}
      progress={<PlanProgress state={change.state} />}
      preview={(plan) => <ShowTheCall plan={plan} />}
    >
      <RouteResponseFields />
    </EditShell>
  );
}
