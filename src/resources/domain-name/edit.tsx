import type { DomainName } from '@aws-sdk/client-apigatewayv2';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useParams } from 'react-router';
import { here } from '../../api/here';
import { useItem } from '../../api/queries';
import { EditShell } from '../../form/edit-shell';
import { useJson } from '../../form/json-side';
import { ruleSchema } from '../../form/rule-schema';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { inputOf, updateSide } from '../../plan/members';
import { PlanProgress } from '../../plan/plan-progress';
import { ShowTheCall } from '../../plan/show-the-call';
import { useChange } from '../../plan/use-change';
import { FactsLoading } from '../../ui/facts';
import { Screen } from '../../ui/screen';
import { DomainNameFields } from './fields';
import { clientState, type DomainNameValues, issues, toCreate, toUpdate, toValues } from './values';

/** Edits a custom domain name; what is not touched is not sent. */
export function Component() {
  const { id } = useParams();
  invariant(id, 'The address has no domain name.');
  const domain = useItem('domainName', { DomainName: id });
  return (
    <Screen
      title="Edit domain name"
      crumbs={[
        { text: 'Custom domain names', href: paths.domainName.list() },
        { text: id, href: paths.domainName.detail(id) },
      ]}
      width="form"
    >
      {domain ? <EditForm domain={domain} id={id} /> : <FactsLoading />}
    </Screen>
  );
}

function EditForm(props: { domain: DomainName; id: string }) {
  // What was on screen when editing began: a reload behind the form must not move the ground under it.
  const [original] = useState(props.domain);
  const { region } = here();
  const form = useForm<DomainNameValues>({
    defaultValues: toValues(original),
    resolver: zodResolver(
      ruleSchema<DomainNameValues>((values) => issues(values, { region, otherNames: new Set() }, original)),
    ),
  });
  const change = useChange({ kind: 'domainName', parents: {}, original });
  const detail = paths.domainName.detail(props.id);
  const json = useJson(
    updateSide<DomainNameValues, DomainName>({
      operation: 'UpdateDomainName',
      original: clientState(original),
      ids: { DomainName: original.DomainName },
      label: `Update domain name ${original.DomainName}`,
      plan: (values) => toUpdate(original, values, region),
      read: (members) => toValues(members),
      state: (values) => inputOf(toCreate(values), 'CreateDomainName'),
      also: ['Tags'],
    }),
  );

  return (
    <EditShell
      form={form}
      change={change}
      plan={json.plan}
      json={json}
      saved={() => `Domain name ${props.id} is saved.`}
      detail={detail}
      progress={<PlanProgress state={change.state} />}
      preview={(plan) => <ShowTheCall plan={plan} />}
    >
      <DomainNameFields nameFixed region={region} />
    </EditShell>
  );
}
