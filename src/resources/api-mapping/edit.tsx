import type { ApiMapping } from '@aws-sdk/client-apigatewayv2';
import Container from '@cloudscape-design/components/container';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useParams } from 'react-router';
import { useItem } from '../../api/queries';
import { FormShell } from '../../form/form-shell';
import { ruleSchema } from '../../form/rule-schema';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { PlanProgress } from '../../plan/plan-progress';
import { ShowTheCall } from '../../plan/show-the-call';
import { useChange } from '../../plan/use-change';
import { FactsLoading } from '../../ui/facts';
import { flash } from '../../ui/flash';
import { Screen } from '../../ui/screen';
import { ApiMappingFields } from './fields';
import { useApiMappingContext } from './use-context';
import {
  type ApiMappingContext,
  type ApiMappingValues,
  issues,
  mappedAddress,
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
  const change = useChange();
  const detail = paths.apiMapping.detail(domainName, props.id);

  const submit = async (values: ApiMappingValues) => {
    const update = toUpdate(original, values, domainName);
    if (update.calls.length > 0) {
      if (!(await change.submit(update))) return undefined;
      flash('success', `${mappedAddress(domainName, values.ApiMappingKey)} is saved.`);
    } else {
      flash('info', 'Nothing was changed, so nothing was sent.');
    }
    return detail;
  };

  return (
    <FormShell
      form={form}
      submitLabel="Save"
      loading={change.running}
      submitError={<PlanProgress state={change.state} />}
      onSubmit={submit}
      cancelHref={detail}
      preview={(values) => <ShowTheCall plan={toUpdate(original, values, domainName)} />}
    >
      <Container>
        <ApiMappingFields context={context} />
      </Container>
    </FormShell>
  );
}
