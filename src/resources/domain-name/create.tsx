import type { DomainName } from '@aws-sdk/client-apigatewayv2';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { here } from '../../api/here';
import { useAll } from '../../api/queries';
import { FormShell } from '../../form/form-shell';
import { useJson } from '../../form/json-side';
import { ruleSchema } from '../../form/rule-schema';
import { paths } from '../../lib/paths';
import { createSide } from '../../plan/members';
import { PlanProgress } from '../../plan/plan-progress';
import { ShowTheCall } from '../../plan/show-the-call';
import { useChange } from '../../plan/use-change';
import { FactsLoading } from '../../ui/facts';
import { flash } from '../../ui/flash';
import { Screen } from '../../ui/screen';
import { DomainNameFields } from './fields';
import { type DomainNameContext, type DomainNameValues, issues, toCreate, toValues } from './values';

/** Creates a custom domain name. */
export function Component() {
  const domains = useAll('domainName', {});
  return (
    <Screen
      title="Create domain name"
      crumbs={[{ text: 'Custom domain names', href: paths.domainName.list() }]}
      width="form"
    >
      {domains ? (
        <CreateForm
          context={{
            region: here().region,
            otherNames: new Set(domains.map(({ DomainName = '' }) => DomainName)),
          }}
        />
      ) : (
        <FactsLoading />
      )}
    </Screen>
  );
}

function CreateForm({ context }: { context: DomainNameContext }) {
  const form = useForm<DomainNameValues>({
    defaultValues: toValues(undefined),
    resolver: zodResolver(ruleSchema<DomainNameValues>((values) => issues(values, context))),
  });
  const change = useChange();
  const json = useJson(
    createSide<DomainNameValues, DomainName>({
      operation: 'CreateDomainName',
      plan: (values) => toCreate(values),
      read: (members) => toValues(members),
    }),
  );

  const submit = async (values: DomainNameValues) => {
    if (!(await change.submit(json.plan(values)))) return undefined;
    flash('success', `Domain name ${values.DomainName} is created. Its DNS record is on this page.`);
    return paths.domainName.detail(values.DomainName);
  };

  return (
    <FormShell
      form={form}
      json={json}
      submitLabel="Create domain name"
      loading={change.running}
      submitError={<PlanProgress state={change.state} />}
      onSubmit={submit}
      cancelHref={paths.domainName.list()}
      preview={(values) => <ShowTheCall plan={json.plan(values)} />}
    >
      <DomainNameFields nameFixed={false} region={context.region} />
    </FormShell>
  );
}
