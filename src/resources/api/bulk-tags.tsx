import type { Api } from '@aws-sdk/client-apigatewayv2';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { zodResolver } from '@hookform/resolvers/zod';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { useConnection } from '../../client/connection/use-connection';
import { ruleSchema } from '../../forms/rule-schema';
import { countOf } from '../../lib/format';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import { type TagValues, tagIssues } from '../../service/bulk/tags';
import type { BulkDialog } from '../../table/bulk-actions';
import { TagFields } from '../shared/tag-fields';
import { AffectedApis } from './bulk-affected';
import { type SkippedResource, tagApis } from './bulk-model';

interface DialogProps extends Omit<BulkDialog<Api>, 'rows'> {
  apis: readonly Api[];
  skipped: readonly SkippedResource[];
}

const schema = ruleSchema<TagValues>(tagIssues);

/** Sets and removes tags on several APIs; an API that already has the tags gets no call. */
export function TagApisDialog(props: DialogProps) {
  const { apis } = props;
  const { region } = useConnection();
  const form = useForm<TagValues>({
    mode: 'onChange',
    defaultValues: { Tags: [], remove: [] },
    resolver: zodResolver(schema),
  });
  useWatch({ control: form.control });
  const values = form.getValues();
  const hasInput = values.Tags.some(({ key }) => key !== '') || values.remove.length > 0;
  const { plan, skipped } = hasInput
    ? tagApis(apis, values, region)
    : { plan: { title: `Change the tags of ${countOf(apis.length, 'API')}`, calls: [] }, skipped: [] };
  const issue = tagIssues(values)[0];
  const changed = apis.length - skipped.length;
  return (
    <ConfirmPlan
      plan={plan}
      confirmLabel="Change tags"
      independent
      notReady={
        hasInput
          ? (issue?.message ?? (plan.calls.length === 0 ? 'No API would change.' : undefined))
          : 'Set or remove at least one tag.'
      }
      onDismiss={props.onDismiss}
      onDone={(result, failed) =>
        props.onDone(failed, `The tags of ${countOf(changed, 'API')} are changed.`, result)
      }
    >
      <FormProvider {...form}>
        <SpaceBetween size="m">
          <TagFields tags={apis.map(({ Tags }) => Tags)} noun="API" />
          <AffectedApis apis={apis} skipped={[...props.skipped, ...skipped]} label="APIs to change" />
        </SpaceBetween>
      </FormProvider>
    </ConfirmPlan>
  );
}
