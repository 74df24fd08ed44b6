import type { ApiMapping } from '@aws-sdk/client-apigatewayv2';
import Container from '@cloudscape-design/components/container';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useParams } from 'react-router';
import { FormShell } from '../../form/form-shell';
import { useJson } from '../../form/json-side';
import { ruleSchema } from '../../form/rule-schema';
import { invariant } from '../../lib/invariant';
import { mappedAddress } from '../../lib/mapped-address';
import { paths } from '../../lib/paths';
import { createSide } from '../../plan/members';
import { PlanProgress } from '../../plan/plan-progress';
import { ShowTheCall } from '../../plan/show-the-call';
import { useChange } from '../../plan/use-change';
import { FactsLoading } from '../../ui/facts';
import { flash } from '../../ui/flash';
import { Screen } from '../../ui/screen';
import { ApiMappingFields } from './fields';
import { useApiMappingContext } from './use-context';
import { type ApiMappingContext, type ApiMappingValues, issues, toCreate, toValues } from './values';

/** Leads a path of a custom domain name to a stage. */
export function Component() {
  const { domain } = useParams();
  invariant(domain, 'The address has no domain name.');
  const context = useApiMappingContext(domain);
  return (
    <Screen
      title="Create API mapping"
      crumbs={[
        { text: 'Custom domain names', href: paths.domainName.list() },
        { text: domain, href: paths.domainName.detail(domain) },
        { text: 'API mappings', href: paths.apiMapping.list(domain) },
      ]}
      width="form"
    >
      {context ? <CreateForm context={context} /> : <FactsLoading />}
    </Screen>
  );
}

function CreateForm({ context }: { context: ApiMappingContext }) {
  const { domainName } = context;
  const form = useForm<ApiMappingValues>({
    defaultValues: toValues(undefined),
    resolver: zodResolver(ruleSchema<ApiMappingValues>((values) => issues(values, context))),
  });
  const change = useChange();
  const json = useJson(
    createSide<ApiMappingValues, ApiMapping>({
      operation: 'CreateApiMapping',
      plan: (values) => toCreate(values, domainName),
      read: (members) => toValues(members),
    }),
  );

  const submit = async (values: ApiMappingValues) => {
    if (!(await change.submit(json.plan(values)))) return undefined;
    flash('success', `${mappedAddress(domainName, values.ApiMappingKey)} is mapped.`);
    return paths.apiMapping.list(domainName);
  };

  return (
    <FormShell
      form={form}
      json={json}
      submitLabel="Create API mapping"
      loading={change.running}
      submitError={<PlanProgress state={change.state} />}
      onSubmit={submit}
      cancelHref={paths.apiMapping.list(domainName)}
      preview={(values) => <ShowTheCall plan={json.plan(values)} />}
    >
      <Container>
        <ApiMappingFields context={context} />
      </Container>
    </FormShell>
  );
}
