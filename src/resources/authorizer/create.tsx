import type { Authorizer } from '@aws-sdk/client-apigatewayv2';
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
import { AuthorizerFields } from './fields';
import { useAuthorizerContext } from './use-context';
import { type AuthorizerContext, type AuthorizerValues, issues, toCreate, toValues } from './values';

/** Creates a JWT or Lambda authorizer. */
export function Component() {
  const { apiId } = useParams();
  invariant(apiId, 'The address has no API ID.');
  const api = useItemIfThere('api', { ApiId: apiId });
  const context = useAuthorizerContext(apiId);
  return (
    <Screen
      title="Create authorizer"
      crumbs={[
        { text: 'APIs', href: paths.apis },
        { text: api?.Name ?? apiId, href: paths.api(apiId) },
        { text: 'Authorizers', href: paths.authorizer.list(apiId) },
      ]}
      width="form"
    >
      {context ? <CreateForm context={context} /> : <FactsLoading />}
    </Screen>
  );
}

function CreateForm({ context }: { context: AuthorizerContext }) {
  const form = useForm<AuthorizerValues>({
    defaultValues: toValues(undefined, context.protocol),
    resolver: zodResolver(ruleSchema<AuthorizerValues>((values) => issues(values, context))),
  });
  const change = useChange();
  const json = useJson(
    createSide<AuthorizerValues, Authorizer>({
      operation: 'CreateAuthorizer',
      plan: (values) => toCreate(values, context),
      read: (members) => toValues(members, context.protocol),
    }),
  );

  const submit = async (values: AuthorizerValues) => {
    const results = await change.submit(json.plan(values));
    if (!results) return undefined;
    flash('success', `Authorizer ${values.Name} is created.`);
    return paths.authorizer.detail(context.apiId, String(results.authorizer?.AuthorizerId));
  };

  return (
    <FormShell
      form={form}
      json={json}
      submitLabel="Create authorizer"
      loading={change.running}
      submitError={<PlanProgress state={change.state} />}
      onSubmit={submit}
      cancelHref={paths.authorizer.list(context.apiId)}
      preview={(values) => <ShowTheCall plan={json.plan(values)} />}
    >
      <AuthorizerFields context={context} />
    </FormShell>
  );
}
