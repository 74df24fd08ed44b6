import type { Integration } from '@aws-sdk/client-apigatewayv2';
import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useParams } from 'react-router';
import { useItem } from '../../api/queries';
import { FormShell } from '../../form/form-shell';
import { useJson } from '../../form/json-side';
import { ruleSchema } from '../../form/rule-schema';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { createSide } from '../../plan/members';
import { PlanProgress } from '../../plan/plan-progress';
import { ShowTheCall } from '../../plan/show-the-call';
import { useChange } from '../../plan/use-change';
import type { Protocol } from '../../rules/rule';
import { FactsLoading } from '../../ui/facts';
import { flash } from '../../ui/flash';
import { Screen } from '../../ui/screen';
import { IntegrationFields, PurposeField } from './fields';
import { type IntegrationValues, issues, toCreate, toValues } from './values';

/** Creates an integration. */
export function Component() {
  const { apiId } = useParams();
  invariant(apiId, 'The address has no API ID.');
  const api = useItem('api', { ApiId: apiId });
  return (
    <Screen
      title="Create integration"
      crumbs={[
        { text: 'APIs', href: paths.apis },
        { text: api?.Name ?? apiId, href: paths.api(apiId) },
        { text: 'Integrations', href: paths.integration.list(apiId) },
      ]}
      width="form"
    >
      {api?.ProtocolType ? <CreateForm apiId={apiId} protocol={api.ProtocolType} /> : <FactsLoading />}
    </Screen>
  );
}

function CreateForm({ apiId, protocol }: { apiId: string; protocol: Protocol }) {
  const form = useForm<IntegrationValues>({
    defaultValues: toValues(undefined),
    resolver: zodResolver(ruleSchema<IntegrationValues>((values) => issues(values, protocol))),
  });
  const change = useChange();
  const json = useJson(
    createSide<IntegrationValues, Integration>({
      operation: 'CreateIntegration',
      plan: (values) => toCreate(values, apiId, protocol),
      read: (members) => toValues(members),
    }),
  );

  const submit = async (values: IntegrationValues) => {
    const results = await change.submit(json.plan(values));
    if (!results) return undefined;
    flash('success', 'The integration is created.');
    return paths.integration.detail(apiId, String(results.integration?.IntegrationId));
  };

  return (
    <FormShell
      form={form}
      json={json}
      submitLabel="Create integration"
      loading={change.running}
      submitError={<PlanProgress state={change.state} />}
      onSubmit={submit}
      cancelHref={paths.integration.list(apiId)}
      preview={(values) => <ShowTheCall plan={json.plan(values)} />}
    >
      <SpaceBetween size="l">
        <Container>
          <PurposeField protocol={protocol} />
        </Container>
        <IntegrationFields purpose={form.watch('purpose')} protocol={protocol} />
      </SpaceBetween>
    </FormShell>
  );
}
