import type { RouteResponse } from '@aws-sdk/client-apigatewayv2';
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
import { RouteResponseFields } from './fields';
import { useRouteResponseContext } from './use-context';
import { useCrumbs } from './use-crumbs';
import { issues, type RouteResponseContext, type RouteResponseValues, toCreate, toValues } from './values';

/** Creates a route response. */
export function Component() {
  const { apiId, routeId } = useParams();
  invariant(apiId && routeId, 'The address has no route.');
  const context = useRouteResponseContext(apiId, routeId);
  const crumbs = useCrumbs(apiId, routeId);
  return (
    <Screen
      title="Create route response"
      crumbs={[...crumbs, { text: 'Route responses', href: paths.routeResponse.list(apiId, routeId) }]}
      width="form"
    >
      {context ? <CreateForm context={context} /> : <FactsLoading />}
    </Screen>
  );
}

function CreateForm({ context }: { context: RouteResponseContext }) {
  const { apiId, routeId } = context;
  const form = useForm<RouteResponseValues>({
    defaultValues: toValues(undefined),
    resolver: zodResolver(ruleSchema<RouteResponseValues>((values) => issues(values, context))),
  });
  const change = useChange();
  const json = useJson(
    createSide<RouteResponseValues, RouteResponse>({
      operation: 'CreateRouteResponse',
      plan: (values) => toCreate(values, context),
      read: (members) => toValues(members),
    }),
  );

  const submit = async (values: RouteResponseValues) => {
    if (!(await change.submit(json.plan(values)))) return undefined;
    flash('success', `Route response ${values.RouteResponseKey} is created.`);
    return paths.routeResponse.list(apiId, routeId);
  };

  return (
    <FormShell
      form={form}
      json={json}
      submitLabel="Create route response"
      loading={change.running}
      submitError={<PlanProgress state={change.state} />}
      onSubmit={submit}
      cancelHref={paths.routeResponse.list(apiId, routeId)}
      preview={(values) => <ShowTheCall plan={json.plan(values)} />}
    >
      <RouteResponseFields />
    </FormShell>
  );
}
