import type { Authorizer } from '@aws-sdk/client-apigatewayv2';
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
import { AuthorizerFields } from './fields';
import { useAuthorizerContext } from './use-context';
import {
  type AuthorizerContext,
  type AuthorizerValues,
  issues,
  toCreate,
  toUpdate,
  toValues,
} from './values';

/** Edits an authorizer; what is not touched is not sent. */
export function Component() {
  const { apiId, id } = useParams();
  invariant(apiId && id, 'The address has no authorizer.');
  const api = useItemIfThere('api', { ApiId: apiId });
  const authorizer = useItem('authorizer', { ApiId: apiId, AuthorizerId: id });
  const context = useAuthorizerContext(apiId);
  return (
    <Screen
      title="Edit authorizer"
      crumbs={[
        { text: 'APIs', href: paths.apis },
        { text: api?.Name ?? apiId, href: paths.api(apiId) },
        { text: 'Authorizers', href: paths.authorizer.list(apiId) },
        { text: authorizer?.Name ?? id, href: paths.authorizer.detail(apiId, id) },
      ]}
      width="form"
    >
      {authorizer && context ? <EditForm authorizer={authorizer} context={context} /> : <FactsLoading />}
    </Screen>
  );
}

function EditForm(props: { authorizer: Authorizer; context: AuthorizerContext }) {
  const { context } = props;
  // What was on screen when editing began: a reload behind the form must not move the ground under it.
  const [original] = useState(props.authorizer);
  const form = useForm<AuthorizerValues>({
    defaultValues: toValues(original, context.protocol),
    resolver: zodResolver(ruleSchema<AuthorizerValues>((values) => issues(values, context, original))),
  });
  const change = useChange({ edited: { kind: 'authorizer', parents: { ApiId: context.apiId }, original } });
  const detail = paths.authorizer.detail(context.apiId, original.AuthorizerId ?? '');
  const json = useJson(
    updateSide<AuthorizerValues, Authorizer>({
      operation: 'UpdateAuthorizer',
      original,
      ids: { ApiId: context.apiId, AuthorizerId: original.AuthorizerId },
      label: `Update authorizer ${original.Name}`,
      plan: (values) => toUpdate(original, values, context),
      read: (members) => toValues(members, context.protocol),
      state: (values) => inputOf(toCreate(values, context), 'CreateAuthorizer'),
    }),
  );

  return (
    <EditShell
      form={form}
      change={change}
      plan={json.plan}
      json={json}
      saved={(values) => `Authorizer ${values.Name} is saved.`}
      detail={detail}
      progress={<PlanProgress state={change.state} />}
      preview={(plan) => <ShowTheCall plan={plan} />}
    >
      <AuthorizerFields context={context} original={original} />
    </EditShell>
  );
}
