import type { RouteResponse } from '@aws-sdk/client-apigatewayv2';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useParams } from 'react-router';
import { useItem } from '../../api/queries';
import { FormShell } from '../../form/form-shell';
import { ruleSchema } from '../../form/rule-schema';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { PlanProgress } from '../../plan/plan-progress';
import { ShowTheCall } from '../../plan/show-the-call';
import { useChange } from '../../plan/use-change';
import { FactsLoading } from '../../ui/facts';
import { flash } from '../../ui/flash';
import { Screen } from '../../ui/screen';
import { RouteResponseFields } from './fields';
import { useRouteResponseContext } from './use-context';
import { useCrumbs } from './use-crumbs';
import { issues, type RouteResponseContext, type RouteResponseValues, toUpdate, toValues } from './values';

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
  const change = useChange();
  const detail = paths.routeResponse.detail(context.apiId, context.routeId, props.id);

  const submit = async (values: RouteResponseValues) => {
    const update = toUpdate(original, values, context);
    if (update.calls.length > 0) {
      if (!(await change.submit(update))) return undefined;
      flash('success', `Route response ${values.RouteResponseKey} is saved.`);
    } else {
      flash('info', 'Nothing was changed, so nothing was sent.');
    }
    return detail;
  };

  return (
    <FormShell
      form={form}
      submitLabel="Save"
      loading={change.running}
      submitError={<PlanProgress state={change.state} />}
      onSubmit={submit}
      cancelHref={detail}
      preview={(values) => <ShowTheCall plan={toUpdate(original, values, context)} />}
    >
      <RouteResponseFields />
    </FormShell>
  );
}
