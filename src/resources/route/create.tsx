import type { Route } from '@aws-sdk/client-apigatewayv2';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
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
import { RouteFields } from './fields';
import { useRouteContext } from './use-context';
import { issues, type RouteContext, type RouteValues, toCreate, toValues, withAttachment } from './values';

/** Creates a route, with an integration in the same plan where one is wanted. */
export function Component() {
  const { apiId } = useParams();
  invariant(apiId, 'The address has no API ID.');
  const api = useItemIfThere('api', { ApiId: apiId });
  const context = useRouteContext(apiId);
  return (
    <Screen
      title="Create route"
      crumbs={[
        { text: 'APIs', href: paths.apis },
        { text: api?.Name ?? apiId, href: paths.api(apiId) },
        { text: 'Routes', href: paths.route.list(apiId) },
      ]}
      width="form"
    >
      {context ? <CreateForm context={context} /> : <FactsLoading />}
    </Screen>
  );
}

function CreateForm(props: { context: RouteContext }) {
  // The routes that were there: one that this form has made itself, before a later call failed, is no duplicate of it.
  const [routes] = useState(props.context.routes);
  const context = { ...props.context, routes };
  const form = useForm<RouteValues>({
    defaultValues: {
      ...toValues(undefined),
      RouteKey: context.protocol === 'HTTP' ? 'GET /' : '',
      attach: context.integrations.length > 0 ? 'existing' : 'new',
    },
    resolver: zodResolver(ruleSchema<RouteValues>((values) => issues(values, context))),
  });
  const change = useChange();
  const json = useJson(
    createSide<RouteValues, Route>({
      operation: 'CreateRoute',
      plan: (values) => toCreate(values, context),
      read: (members, current) => withAttachment(toValues(members), current),
    }),
  );

  const submit = async (values: RouteValues) => {
    const results = await change.submit(json.plan(values));
    if (!results) return undefined;
    flash('success', `Route ${values.RouteKey} is created.`);
    return paths.route.detail(context.apiId, String(results.route?.RouteId));
  };

  return (
    <FormShell
      form={form}
      json={json}
      submitLabel={change.resumable ? 'Resume' : 'Create route'}
      loading={change.running}
      submitError={<PlanProgress state={change.state} />}
      onSubmit={submit}
      cancelHref={paths.route.list(context.apiId)}
      preview={(values) => <ShowTheCall plan={json.plan(values)} />}
    >
      <RouteFields context={context} />
    </FormShell>
  );
}
