import type { Deployment } from '@aws-sdk/client-apigatewayv2';
import Container from '@cloudscape-design/components/container';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useParams } from 'react-router';
import { useItem, useItemIfThere } from '../../api/queries';
import { EditShell } from '../../form/edit-shell';
import { TextAreaField } from '../../form/fields';
import { useJson } from '../../form/json-side';
import { ruleSchema } from '../../form/rule-schema';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { updateSide } from '../../plan/members';
import { PlanProgress } from '../../plan/plan-progress';
import { ShowTheCall } from '../../plan/show-the-call';
import { useChange } from '../../plan/use-change';
import { FactsLoading } from '../../ui/facts';
import { Screen } from '../../ui/screen';
import { type DeploymentValues, toUpdate, toValues, updateIssues } from './values';

/** Edits a deployment's description; nothing else of it can change. */
export function Component() {
  const { apiId, id } = useParams();
  invariant(apiId && id, 'The address has no deployment.');
  const api = useItemIfThere('api', { ApiId: apiId });
  const deployment = useItem('deployment', { ApiId: apiId, DeploymentId: id });
  return (
    <Screen
      title="Edit deployment"
      crumbs={[
        { text: 'APIs', href: paths.apis },
        { text: api?.Name ?? apiId, href: paths.api(apiId) },
        { text: 'Deployments', href: paths.deployment.list(apiId) },
        { text: id, href: paths.deployment.detail(apiId, id) },
      ]}
      width="form"
    >
      {deployment ? <EditForm apiId={apiId} deployment={deployment} /> : <FactsLoading />}
    </Screen>
  );
}

function EditForm(props: { apiId: string; deployment: Deployment }) {
  // What was on screen when editing began: a reload behind the form must not move the ground under it.
  const [original] = useState(props.deployment);
  const form = useForm<DeploymentValues>({
    defaultValues: toValues(original),
    resolver: zodResolver(ruleSchema<DeploymentValues>(updateIssues)),
  });
  const change = useChange({ kind: 'deployment', parents: { ApiId: props.apiId }, original });
  const detail = paths.deployment.detail(props.apiId, original.DeploymentId ?? '');
  const json = useJson(
    updateSide<DeploymentValues, Deployment>({
      operation: 'UpdateDeployment',
      original,
      ids: { ApiId: props.apiId, DeploymentId: original.DeploymentId },
      label: `Update deployment ${original.DeploymentId}`,
      plan: (values) => toUpdate(props.apiId, original, values),
      read: (members) => toValues(members),
      state: (values) => ({ Description: values.Description }),
    }),
  );

  return (
    <EditShell
      form={form}
      change={change}
      plan={json.plan}
      json={json}
      saved={() => `Deployment ${original.DeploymentId} is saved.`}
      detail={detail}
      progress={<PlanProgress state={change.state} />}
      preview={(plan) => <ShowTheCall plan={plan} />}
    >
      <Container>
        <TextAreaField<DeploymentValues>
          name="Description"
          label="Description"
          rows={3}
          constraint="Up to 1,024 characters."
        />
      </Container>
    </EditShell>
  );
}
