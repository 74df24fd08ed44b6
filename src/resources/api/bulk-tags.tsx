import type { Api } from '@aws-sdk/client-apigatewayv2';
import Multiselect from '@cloudscape-design/components/multiselect';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { zodResolver } from '@hookform/resolvers/zod';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { useConnection } from '../../client/connection/use-connection';
import { Labelled, useBound } from '../../forms/fields';
import { EntriesField } from '../../forms/list-fields';
import { ruleSchema } from '../../forms/rule-schema';
import { countOf } from '../../lib/format';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import type { BulkDialog } from '../../table/bulk-actions';
import { Affected } from './bulk-affected';
import { type SkippedResource, type TagValues, tagApis, tagIssues } from './bulk-model';

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
          <EntriesField<TagValues>
            name="Tags"
            label="Tags to set"
            noun="tag"
            keyLabel="Key"
            empty="None."
            constraint="An existing key gets the new value; other tags are kept."
          />
          <RemoveField apis={apis} />
          <Affected apis={apis} skipped={[...props.skipped, ...skipped]} label="APIs to change" />
        </SpaceBetween>
      </FormProvider>
    </ConfirmPlan>
  );
}

/** Keys that at least one of the APIs has; reserved aws: keys cannot be removed. */
function RemoveField({ apis }: { apis: readonly Api[] }) {
  const { field, error } = useBound<TagValues, 'remove'>('remove');
  const users = new Map<string, number>();
  for (const key of apis.flatMap(({ Tags }) => Object.keys(Tags ?? {})))
    if (!/^aws:/i.test(key)) users.set(key, (users.get(key) ?? 0) + 1);
  const options = [...users]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([value, number]) => ({ value, label: value, description: `On ${countOf(number, 'API')}` }));
  return (
    <Labelled label="Keys to remove" error={error}>
      <Multiselect
        ref={field.ref}
        selectedOptions={options.filter(({ value }) => field.value.includes(value))}
        options={options}
        onChange={({ detail }) => field.onChange(detail.selectedOptions.map(({ value }) => value ?? ''))}
        onBlur={field.onBlur}
        placeholder="Choose keys"
        empty="These APIs have no tags."
        deselectAriaLabel={({ label }) => `Keep ${label}`}
      />
    </Labelled>
  );
}
