import type { Route } from '@aws-sdk/client-apigatewayv2';
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
import { managedReason } from '../../rules/managed';
import { FactsLoading } from '../../ui/facts';
import { Screen } from '../../ui/screen';
import { RouteFields } from './fields';
import { useRouteContext } from './use-context';
import {
  issues,
  type RouteContext,
  type RouteValues,
  toCreate,
  toUpdate,
  toValues,
  withAttachment,
} from './values';

/** Edits a route; what is not touched is not sent. */
export function Component() {
  const { apiId, id } = useParams();
  invariant(apiId && id, 'The address has no route.');
  const api = useItemIfThere('api', { ApiId: apiId });
  const route = useItem('route', { ApiId: apiId, RouteId: id });
  const context = useRouteContext(apiId, id);
  return (
    <Screen
      title="Edit route"
      crumbs={[
        { text: 'APIs', href: paths.apis },
        { text: api?.Name ?? apiId, href: paths.api(apiId) },
        { text: 'Routes', href: paths.route.list(apiId) },
        { text: route?.RouteKey ?? id, href: paths.route.detail(apiId, id) },
      ]}
      width="form"
    >
      {route && context ? <EditForm route={route} context={context} /> : <FactsLoading />}
    </Screen>
  );
}

function EditForm(props: { route: Route; context: RouteContext }) {
  const { context } = props;
  // What was on screen when editing began: a reload behind the form must not move the ground under it.
  const [original] = useState(props.route);
  const form = useForm<RouteValues>({
    defaultValues: toValues(original),
    resolver: zodResolver(ruleSchema<RouteValues>((values) => issues(values, context, original))),
  });
  const change = useChange({ kind: 'route', parents: { ApiId: context.apiId }, original });
  const detail = paths.route.detail(context.apiId, original.RouteId ?? '');
  const json = useJson(
    updateSide<RouteValues, Route>({
      operation: 'UpdateRoute',
      original,
      ids: { ApiId: context.apiId, RouteId: original.RouteId },
      label: `Update route ${original.RouteKey}`,
      plan: (values) => toUpdate(original, values, context),
      read: (members, current) => withAttachment(toValues(members), current, original),
      state: (values) => inputOf(toCreate(values, context), 'CreateRoute'),
    }),
  );

  return (
    <EditShell
      form={form}
      change={change}
      plan={json.plan}
      json={json}
      saved={(values) => `Route ${values.RouteKey} is saved.`}
      detail={detail}
      progress={<PlanProgress state={change.state} />}
      preview={(plan) => <ShowTheCall plan={plan} />}
    >
      <RouteFields
        context={context}
        keyReason={original.ApiGatewayManaged ? managedReason('route') : undefined}
      />
    </EditShell>
  );
}
