import type { Api } from '@aws-sdk/client-apigatewayv2';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useParams } from 'react-router';
import { here } from '../../api/here';
import { useItem } from '../../api/queries';
import { EditShell } from '../../form/edit-shell';
import { useJson } from '../../form/json-side';
import { ruleSchema } from '../../form/rule-schema';
import { TagsField } from '../../form/tags-field';
import { apiArn } from '../../lib/arn';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { inputOf, updateSide } from '../../plan/members';
import { PlanProgress } from '../../plan/plan-progress';
import { ShowTheCall } from '../../plan/show-the-call';
import { useChange } from '../../plan/use-change';
import { managedReason } from '../../rules/managed';
import { QUOTAS } from '../../rules/quotas';
import { FactsLoading } from '../../ui/facts';
import { Screen } from '../../ui/screen';
import { ApiFields } from './fields';
import { type ApiValues, toCreate, toUpdate, toValues, updateIssues } from './values';

/** Edits an API; what is not touched is not sent. */
export function Component() {
  const { apiId } = useParams();
  invariant(apiId, 'The address has no API ID.');
  const api = useItem('api', { ApiId: apiId });
  const name = api?.Name ?? apiId;
  return (
    <Screen
      title="Edit API"
      crumbs={[
        { text: 'APIs', href: paths.apis },
        { text: name, href: paths.api(apiId) },
      ]}
      width="form"
    >
      {api ? <EditForm api={api} apiId={apiId} /> : <FactsLoading />}
    </Screen>
  );
}

function EditForm(props: { api: Api; apiId: string }) {
  // What was on screen when editing began: a reload behind the form must not move the ground under it.
  const [original] = useState(props.api);
  const form = useForm<ApiValues>({
    defaultValues: toValues(original),
    resolver: zodResolver(ruleSchema<ApiValues>((values) => updateIssues(original, values))),
  });
  const change = useChange({ kind: 'api', parents: {}, original });
  const arn = apiArn(here().region, props.apiId);
  const json = useJson(
    updateSide<ApiValues, Api>({
      operation: 'UpdateApi',
      original,
      ids: { ApiId: original.ApiId },
      label: `Update API ${original.Name}`,
      plan: (values) => toUpdate(original, values, arn),
      read: (members) => toValues(members),
      state: (values) => inputOf(toCreate(values), 'CreateApi'),
      also: ['Tags'],
    }),
  );

  return (
    <EditShell
      form={form}
      change={change}
      plan={json.plan}
      json={json}
      saved={(values) => `API ${values.Name} is saved.`}
      detail={paths.api(props.apiId)}
      progress={<PlanProgress state={change.state} />}
      preview={(plan) => <ShowTheCall plan={plan} />}
      disabledReason={original.ApiGatewayManaged ? managedReason('api') : undefined}
    >
      <SpaceBetween size="l">
        <Container header={<Header variant="h2">API</Header>}>
          <ApiFields protocol={original.ProtocolType ?? 'HTTP'} apiId={props.apiId} />
        </Container>
        <Container header={<Header variant="h2">Tags</Header>}>
          <TagsField<ApiValues> name="Tags" quota={QUOTAS.tagsPerResource} />
        </Container>
      </SpaceBetween>
    </EditShell>
  );
}
