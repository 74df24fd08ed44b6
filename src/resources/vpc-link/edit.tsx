import type { VpcLink } from '@aws-sdk/client-apigatewayv2';
import Container from '@cloudscape-design/components/container';
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
import { VpcLinkFields } from './fields';
import { issues, toCreate, toUpdate, toValues, type VpcLinkValues } from './values';

const schema = ruleSchema<VpcLinkValues>(issues);

/** Edits a VPC link's name and tags; its network is fixed. */
export function Component() {
  const { id } = useParams();
  invariant(id, 'The address has no VPC link.');
  const link = useItem('vpcLink', { VpcLinkId: id });
  return (
    <Screen
      title="Edit VPC link"
      crumbs={[
        { text: 'VPC links', href: paths.vpcLink.list() },
        { text: link?.Name ?? id, href: paths.vpcLink.detail(id) },
      ]}
      width="form"
    >
      {link ? <EditForm link={link} id={id} /> : <FactsLoading />}
    </Screen>
  );
}

function EditForm(props: { link: VpcLink; id: string }) {
  // What was on screen when editing began: a reload behind the form must not move the ground under it.
  const [original] = useState(props.link);
  const form = useForm<VpcLinkValues>({ defaultValues: toValues(original), resolver: zodResolver(schema) });
  const change = useChange({ kind: 'vpcLink', parents: {}, original });
  const detail = paths.vpcLink.detail(props.id);
  const json = useJson(
    updateSide<VpcLinkValues, VpcLink>({
      operation: 'UpdateVpcLink',
      original,
      ids: { VpcLinkId: original.VpcLinkId },
      label: `Update VPC link ${original.Name}`,
      plan: (values) => toUpdate(original, values, here().region),
      read: (members) => toValues(members),
      state: (values) => inputOf(toCreate(values), 'CreateVpcLink'),
      also: ['Tags'],
    }),
  );

  return (
    <EditShell
      form={form}
      change={change}
      plan={json.plan}
      json={json}
      saved={(values) => `VPC link ${values.Name} is saved.`}
      detail={detail}
      progress={<PlanProgress state={change.state} />}
      preview={(plan) => <ShowTheCall plan={plan} />}
    >
      <Container>
        <VpcLinkFields made={toValues(original)} />
      </Container>
    </EditShell>
  );
}
