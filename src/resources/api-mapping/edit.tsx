import type { ApiMapping } from '@aws-sdk/client-apigatewayv2';
import Container from '@cloudscape-design/components/container';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useParams } from 'react-router';
import { useItem } from '../../api/queries';
import { EditShell } from '../../form/edit-shell';
import { useJson } from '../../form/json-side';
import { ruleSchema } from '../../form/rule-schema';
import { invariant } from '../../lib/invariant';
import { mappedAddress } from '../../lib/mapped-address';
import { paths } from '../../lib/paths';
import { inputOf, updateSide } from '../../plan/members';
import { PlanProgress } from '../../plan/plan-progress';
import { ShowTheCall } from '../../plan/show-the-call';
import { useChange } from '../../plan/use-change';
import { FactsLoading } from '../../ui/facts';
import { Screen } from '../../ui/screen';
import { ApiMappingFields } from './fields';
import { useApiMappingContext } from './use-context';
import {
  type ApiMappingContext,
  type ApiMappingValues,
  issues,
  toCreate,
  toUpdate,
  toValues,
} from './values';

/** Edits an API mapping; what is not touched is not sent. */
export function Component() {
  const { domain, id } = useParams();
  invariant(domain && id, 'The address has no API mapping.');
  const mapping = useItem('apiMapping', { DomainName: domain, ApiMappingId: id });
  const context = useApiMappingContext(domain);
  return (
    <Screen
      title="Edit API mapping"
      crumbs={[
        { text: 'Custom domain names', href: paths.domainName.list() },
        { text: domain, href: paths.domainName.detail(domain) },
        { text: 'API mappings', href: paths.apiMapping.list(domain) },
        {
          text: mapping ? mappedAddress(domain, mapping.ApiMappingKey) : id,
          href: paths.apiMapping.detail(domain, id),
        },
      ]}
      width="form"
    >
      {mapping && context ? <EditForm mapping={mapping} context={context} id={id} /> : <FactsLoading />}
    </Screen>
  );
}

function EditForm(props: { mapping: ApiMapping; context: ApiMappingContext; id: string }) {
  const { context } = props;
  const { domainName } = context;
  // What was on screen when editing began: a reload behind the form must not move the ground under it.
  const [original] = useState(props.mapping);
  const form = useForm<ApiMappingValues>({
    defaultValues: toValues(original),
    resolver: zodResolver(ruleSchema<ApiMappingValues>((values) => issues(values, context, original))),
  });
  const change = useChange({ kind: 'apiMapping', parents: { DomainName: domainName }, original });
  const detail = paths.apiMapping.detail(domainName, props.id);
  const json = useJson(
    updateSide<ApiMappingValues, ApiMapping>({
      operation: 'UpdateApiMapping',
      original,
      ids: { DomainName: domainName, ApiMappingId: original.ApiMappingId, ApiId: original.ApiId },
      label: `Update mapping ${mappedAddress(domainName, original.ApiMappingKey)}`,
      plan: (values) => toUpdate(original, values, domainName),
      read: (members) => toValues(members),
      state: (values) => inputOf(toCreate(values, domainName), 'CreateApiMapping'),
    }),
  );

  return (
    <EditShell
      form={form}
      change={change}
      plan={json.plan}
      json={json}
      saved={(values) => `${mappedAddress(domainName, values.ApiMappingKey)} is saved.`}
      detail={detail}
      progress={<PlanProgress state={change.state} />}
      preview={(plan) => <ShowTheCall plan={plan} />}
    >
      <Container>
        <ApiMappingFields context={context} />
      </Container>
    </EditShell>
  );
}
