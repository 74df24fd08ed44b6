import type { VpcLink } from '@aws-sdk/client-apigatewayv2';
import Container from '@cloudscape-design/components/container';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { FormShell } from '../../form/form-shell';
import { useJson } from '../../form/json-side';
import { ruleSchema } from '../../form/rule-schema';
import { paths } from '../../lib/paths';
import { createSide } from '../../plan/members';
import { PlanProgress } from '../../plan/plan-progress';
import { ShowTheCall } from '../../plan/show-the-call';
import { useChange } from '../../plan/use-change';
import { flash } from '../../ui/flash';
import { Screen } from '../../ui/screen';
import { VpcLinkFields } from './fields';
import { issues, toCreate, toValues, type VpcLinkValues } from './values';

const schema = ruleSchema<VpcLinkValues>(issues);

/** Creates a VPC link; the service takes minutes to make it available. */
export function Component() {
  const form = useForm<VpcLinkValues>({ defaultValues: toValues(undefined), resolver: zodResolver(schema) });
  const change = useChange();
  const json = useJson(
    createSide<VpcLinkValues, VpcLink>({
      operation: 'CreateVpcLink',
      plan: (values) => toCreate(values),
      read: (members) => toValues(members),
    }),
  );

  const submit = async (values: VpcLinkValues) => {
    const results = await change.submit(json.plan(values));
    if (!results) return undefined;
    flash('success', `VPC link ${values.Name} is being made. It takes the service some minutes.`);
    return paths.vpcLink.detail(String(results.vpcLink?.VpcLinkId));
  };

  return (
    <Screen title="Create VPC link" crumbs={[{ text: 'VPC links', href: paths.vpcLink.list() }]} width="form">
      <FormShell
        form={form}
        json={json}
        submitLabel="Create VPC link"
        loading={change.running}
        submitError={<PlanProgress state={change.state} />}
        onSubmit={submit}
        cancelHref={paths.vpcLink.list()}
        preview={(values) => <ShowTheCall plan={json.plan(values)} />}
      >
        <Container>
          <VpcLinkFields />
        </Container>
      </FormShell>
    </Screen>
  );
}
