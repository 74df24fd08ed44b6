import type { Api } from '@aws-sdk/client-apigatewayv2';
import Container from '@cloudscape-design/components/container';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useItem } from '../../api/queries';
import { EditShell } from '../../form/edit-shell';
import { ruleSchema } from '../../form/rule-schema';
import { useApiCrumbs } from '../../frame/crumbs';
import { useIds } from '../../frame/use-ids';
import { paths } from '../../lib/paths';
import { PlanProgress } from '../../plan/plan-progress';
import { ShowTheCall } from '../../plan/show-the-call';
import { useChange } from '../../plan/use-change';
import { checkCors } from '../../rules/cors';
import { FactsLoading } from '../../ui/facts';
import { Screen } from '../../ui/screen';
import { CorsFields } from './cors-fields';
import { type CorsValues, toCors, toCorsUpdate, toCorsValues } from './cors-values';

/** Edits the CORS configuration of an HTTP API, or makes one. */
export function Component() {
  const { apiId } = useIds('apiId');
  const api = useItem('api', { ApiId: apiId });
  return (
    <Screen
      title="Edit CORS"
      crumbs={useApiCrumbs(apiId, { text: 'CORS', href: paths.cors(apiId) })}
      width="form"
    >
      {!api && <FactsLoading />}
      {api?.ProtocolType === 'HTTP' && <CorsForm api={api} apiId={apiId} />}
      {api && api.ProtocolType !== 'HTTP' && (
        <Container>Cors is not supported for WEBSOCKET protocolType.</Container>
      )}
    </Screen>
  );
}

function CorsForm(props: { api: Api; apiId: string }) {
  const [api] = useState(props.api);
  const original = api.CorsConfiguration;
  const form = useForm<CorsValues>({
    defaultValues: toCorsValues(original),
    resolver: zodResolver(
      ruleSchema<CorsValues>((values) => checkCors(toCors(values), { protocol: props.api.ProtocolType })),
    ),
  });
  const change = useChange({ edited: { kind: 'api', parents: {}, original: api } });
  const plan = (values: CorsValues) => toCorsUpdate(props.apiId, original, values);

  return (
    <EditShell
      form={form}
      change={change}
      plan={(values) => plan(values)}
      saved={() => 'The CORS configuration is saved.'}
      detail={paths.cors(props.apiId)}
      progress={<PlanProgress state={change.state} />}
      preview={(plan) => <ShowTheCall plan={plan} />}
    >
      <Container>
        <CorsFields />
      </Container>
    </EditShell>
  );
}
