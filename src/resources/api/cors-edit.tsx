import type { Api } from '@aws-sdk/client-apigatewayv2';
import Container from '@cloudscape-design/components/container';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { paths } from '../../app/paths';
import { useItem } from '../../client/cache/queries';
import { EditShell } from '../../forms/edit-shell';
import { ruleSchema } from '../../forms/rule-schema';
import { ApiCallPreview } from '../../plans/ui/api-call-preview';
import { PlanProgress } from '../../plans/ui/plan-progress';
import { useChange } from '../../plans/use-change';
import { checkCors } from '../../service/rules/cors';
import { PropertyListSkeleton } from '../../ui/property-list';
import { Screen } from '../../ui/screen';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import { useIds } from '../shared/use-ids';
import { CorsFields } from './cors-fields';
import { type CorsValues, toCors, toCorsUpdate, toCorsValues } from './cors-model';

/** Edits or creates the CORS configuration of an HTTP API. */
export function Component() {
  const { apiId } = useIds('apiId');
  const api = useItem('api', { ApiId: apiId });
  return (
    <Screen
      title="Edit CORS"
      crumbs={useApiBreadcrumbs(apiId, { text: 'CORS', href: paths.cors(apiId) })}
      width="form"
    >
      {!api && <PropertyListSkeleton />}
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
      preview={(plan) => <ApiCallPreview plan={plan} />}
    >
      <Container>
        <CorsFields />
      </Container>
    </EditShell>
  );
}
