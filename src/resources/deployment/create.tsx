import type { CreateDeploymentRequest } from '@aws-sdk/client-apigatewayv2';
import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useParams, useSearchParams } from 'react-router';
import { useAll, useItem } from '../../api/queries';
import { SelectField, TextAreaField } from '../../form/fields';
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
import { createIssues, type DeploymentContext, type DeploymentValues, toCreate, toValues } from './values';

/** Deploys the API as it is now, to a stage or to none yet. */
export function Component() {
  const { apiId } = useParams();
  invariant(apiId, 'The address has no API ID.');
  const api = useItem('api', { ApiId: apiId });
  const stages = useAll('stage', { ApiId: apiId });
  const routes = useAll('route', { ApiId: apiId });
  return (
    <Screen
      title="Create deployment"
      crumbs={[
        { text: 'APIs', href: paths.apis },
        { text: api?.Name ?? apiId, href: paths.api(apiId) },
        { text: 'Deployments', href: paths.deployment.list(apiId) },
      ]}
      width="form"
      description="Copies the API's routes, integrations and authorizers as they are now. Later changes do not reach it."
    >
      {api?.ProtocolType && stages && routes ? (
        <CreateForm context={{ apiId, protocol: api.ProtocolType, stages, routeCount: routes.length }} />
      ) : (
        <FactsLoading />
      )}
    </Screen>
  );
}

function CreateForm({ context }: { context: DeploymentContext }) {
  const [search] = useSearchParams();
  const stageName = search.get('stage') ?? '';
  const form = useForm<DeploymentValues>({
    defaultValues: toValues(undefined, stageName),
    resolver: zodResolver(ruleSchema<DeploymentValues>((values) => createIssues(values, context))),
  });
  const change = useChange();
  const json = useJson(
    createSide<DeploymentValues, CreateDeploymentRequest>({
      operation: 'CreateDeployment',
      plan: (values) => toCreate(values, context),
      read: (members) => toValues(members, members.StageName),
    }),
  );
  const chosen = context.stages.find((stage) => stage.StageName === form.watch('StageName'));

  const submit = async (values: DeploymentValues) => {
    const results = await change.submit(json.plan(values));
    if (!results) return undefined;
    flash(
      'success',
      values.StageName
        ? `Stage ${values.StageName} serves the new deployment.`
        : 'The deployment is created.',
    );
    return values.StageName
      ? paths.stage.detail(context.apiId, values.StageName)
      : paths.deployment.detail(context.apiId, String(results.deployment?.DeploymentId));
  };

  return (
    <FormShell
      form={form}
      json={json}
      submitLabel={chosen ? 'Deploy' : 'Create deployment'}
      loading={change.running}
      submitError={<PlanProgress state={change.state} />}
      onSubmit={submit}
      cancelHref={
        stageName ? paths.stage.detail(context.apiId, stageName) : paths.deployment.list(context.apiId)
      }
      preview={(values) => <ShowTheCall plan={json.plan(values)} />}
    >
      <Container>
        <SpaceBetween size="l">
          <SelectField<DeploymentValues>
            name="StageName"
            label="Stage"
            options={[
              { value: '', label: 'None: only make the deployment' },
              ...context.stages.map(({ StageName = '', AutoDeploy, DeploymentId }) => ({
                value: StageName,
                label: StageName,
                description: DeploymentId ? `Serves ${DeploymentId} now` : 'Serves nothing yet',
                disabled: AutoDeploy ?? false,
                ...(AutoDeploy ? { disabledReason: 'This stage deploys every change by itself.' } : {}),
              })),
            ]}
          />
          {chosen?.DeploymentId && (
            <Alert type="info">
              Stage {chosen.StageName} serves deployment {chosen.DeploymentId} now; the new one replaces it at
              once.
            </Alert>
          )}
          <TextAreaField<DeploymentValues>
            name="Description"
            label="Description"
            rows={2}
            constraint="What changed, for whoever has to go back to it. Up to 1,024 characters."
          />
        </SpaceBetween>
      </Container>
    </FormShell>
  );
}
