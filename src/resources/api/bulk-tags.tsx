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
import { Affected } from './bulk-affected';
import { type SkippedResource, type TagValues, tagApis, tagIssues } from './bulk-model';

interface DialogProps {
  apis: readonly Api[];
  left: readonly SkippedResource[];
  onDismiss: () => void;
  onDone: (left: readonly string[], text: string) => void;
}

const schema = ruleSchema<TagValues>(tagIssues);

/** Sets and removes tags on several APIs; an API that is like this already gets no call. */
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
  const asked = values.Tags.some(({ key }) => key !== '') || values.remove.length > 0;
  const { plan, left } = asked
    ? tagApis(apis, values, region)
    : { plan: { title: `Change the tags of ${countOf(apis.length, 'API')}`, calls: [] }, left: [] };
  const issue = tagIssues(values)[0];
  const changed = apis.length - left.length;
  return (
    <ConfirmPlan
      plan={plan}
      confirmLabel="Change tags"
      independent
      notReady={
        asked
          ? (issue?.message ?? (plan.calls.length === 0 ? 'No API would change.' : undefined))
          : 'Nothing is set or removed yet.'
      }
      onDismiss={props.onDismiss}
      onDone={(_results, failed) =>
        props.onDone(failed, `The tags of ${countOf(changed, 'API')} are changed.`)
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
            constraint="A key that an API has already gets this value; its other tags stay."
          />
          <RemoveField apis={apis} />
          <Affected apis={apis} left={[...props.left, ...left]} label="APIs to change" />
        </SpaceBetween>
      </FormProvider>
    </ConfirmPlan>
  );
}

/** Keys that at least one of the APIs has; those of the service itself cannot be removed. */
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
