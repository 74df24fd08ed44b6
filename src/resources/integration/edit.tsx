import type { Integration } from '@aws-sdk/client-apigatewayv2';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useParams } from 'react-router';
import { useItem } from '../../api/queries';
import { EditShell } from '../../form/edit-shell';
import { useJson } from '../../form/json-side';
import { ruleSchema } from '../../form/rule-schema';
import { integrationName } from '../../lib/integration-name';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { updateSide } from '../../plan/members';
import { PlanProgress } from '../../plan/plan-progress';
import { ShowTheCall } from '../../plan/show-the-call';
import { useChange } from '../../plan/use-change';
import { purposeOf } from '../../rules/purposes';
import type { Protocol } from '../../rules/rule';
import { FactsLoading } from '../../ui/facts';
import { Screen } from '../../ui/screen';
import { IntegrationFields } from './fields';
import { type IntegrationValues, issues, toMembers, toUpdate, toValues } from './values';

/** Edits an integration; what is not touched is not sent. */
export function Component() {
  const { apiId, id } = useParams();
  invariant(apiId && id, 'The address has no integration.');
  const api = useItem('api', { ApiId: apiId });
  const integration = useItem('integration', { ApiId: apiId, IntegrationId: id });
  return (
    <Screen
      title="Edit integration"
      crumbs={[
        { text: 'APIs', href: paths.apis },
        { text: api?.Name ?? apiId, href: paths.api(apiId) },
        { text: 'Integrations', href: paths.integration.list(apiId) },
        { text: integration ? integrationName(integration) : id, href: paths.integration.detail(apiId, id) },
      ]}
      width="form"
    >
      {integration && api?.ProtocolType ? (
        <EditForm apiId={apiId} integration={integration} protocol={api.ProtocolType} />
      ) : (
        <FactsLoading />
      )}
    </Screen>
  );
}

function EditForm(props: { apiId: string; integration: Integration; protocol: Protocol }) {
  const { apiId, protocol } = props;
  // What was on screen when editing began: a reload behind the form must not move the ground under it.
  const [original] = useState(props.integration);
  const form = useForm<IntegrationValues>({
    defaultValues: toValues(original),
    resolver: zodResolver(ruleSchema<IntegrationValues>((values) => issues(values, protocol, original))),
  });
  const change = useChange({ edited: { kind: 'integration', parents: { ApiId: apiId }, original } });
  const detail = paths.integration.detail(apiId, original.IntegrationId ?? '');

  const json = useJson(
    updateSide<IntegrationValues, Integration>({
      operation: 'UpdateIntegration',
      original,
      ids: { ApiId: apiId, IntegrationId: original.IntegrationId },
      label: 'Update integration',
      plan: (values) => toUpdate(original, values, apiId, protocol),
      read: (members) => toValues(members),
      state: (values) => toMembers(values, protocol),
    }),
  );
  if (!purposeOf(original)) {
    return (
      <Container header={<Header variant="h2">{original.IntegrationType}</Header>}>
        This console does not know integrations of this type. The JSON on the page before shows all of it.
      </Container>
    );
  }
  return (
    <EditShell
      form={form}
      change={change}
      plan={json.plan}
      json={json}
      saved={() => 'The integration is saved.'}
      detail={detail}
      progress={<PlanProgress state={change.state} />}
      preview={(plan) => <ShowTheCall plan={plan} />}
    >
      <IntegrationFields purpose={form.watch('purpose')} protocol={protocol} original={original} />
    </EditShell>
  );
}
