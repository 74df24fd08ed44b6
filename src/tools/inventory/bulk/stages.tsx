import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { zodResolver } from '@hookform/resolvers/zod';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { useConnection } from '../../../client/connection/use-connection';
import { TextField } from '../../../forms/fields';
import { ruleSchema } from '../../../forms/rule-schema';
import { TagFields } from '../../../resources/shared/tag-fields';
import type { ListsOfApi } from '../../../service/bulk/selection';
import {
  setThrottle,
  type ThrottleValues,
  tagStages,
  throttleIssues,
  throttleOf,
} from '../../../service/bulk/stages';
import { type TagValues, tagIssues } from '../../../service/bulk/tags';
import { rejectsAll } from '../../../service/throttling';
import { type ActionDialog, BulkConfirm, WithLists } from './dialog';

type WithLoaded = ActionDialog & { lists: ReadonlyMap<string, ListsOfApi> };

const throttleSchema = ruleSchema<ThrottleValues>(throttleIssues);
const tagSchema = ruleSchema<TagValues>(tagIssues);

/** Sets the default rate and burst of stages of several APIs. */
export function ThrottleStages(props: ActionDialog) {
  const { picked, onDismiss } = props;
  return (
    <WithLists
      title="Set default throttle"
      picked={picked}
      // A stage with settings of a route that does not exist cannot be updated.
      kinds={['stage', 'route']}
      onDismiss={onDismiss}
    >
      {(lists) => <Throttle {...props} lists={lists} />}
    </WithLists>
  );
}

function Throttle({ picked, lists, ...dialog }: WithLoaded) {
  const form = useForm<ThrottleValues>({
    mode: 'onChange',
    defaultValues: { ThrottlingRateLimit: '', ThrottlingBurstLimit: '' },
    resolver: zodResolver(throttleSchema),
  });
  useWatch({ control: form.control });
  const values = form.getValues();
  const limits = throttleOf(values);
  const issue = throttleIssues(values)[0];
  const hasInput = Object.keys(limits).length > 0;
  const built = setThrottle(picked, lists, hasInput && !issue ? values : NO_LIMITS);
  return (
    <BulkConfirm
      {...dialog}
      built={built}
      noun="stage"
      confirmLabel="Set throttle"
      label="Stages to change"
      notReady={hasInput ? issue?.message : 'Enter a rate or a burst.'}
      typedName={rejectsAll(limits) ? String(built.changed.length) : undefined}
      done={(stages) => `The default throttle of ${stages} is set.`}
    >
      <FormProvider {...form}>
        <SpaceBetween size="m">
          <div>
            It applies immediately, to routes without limits of their own. What is empty is not changed.
          </div>
          <TextField<ThrottleValues>
            name="ThrottlingRateLimit"
            label="Rate limit, requests per second"
            type="number"
            placeholder="Not changed"
          />
          <TextField<ThrottleValues>
            name="ThrottlingBurstLimit"
            label="Burst limit, requests"
            type="number"
            placeholder="Not changed"
          />
          {rejectsAll(limits) && (
            <Alert type="error">A limit of 0 rejects every request to these stages with 429.</Alert>
          )}
        </SpaceBetween>
      </FormProvider>
    </BulkConfirm>
  );
}

const NO_LIMITS: ThrottleValues = { ThrottlingRateLimit: '', ThrottlingBurstLimit: '' };

/** Sets and removes tags on stages of several APIs. */
export function TagStages(props: ActionDialog) {
  const { picked, onDismiss } = props;
  return (
    <WithLists title="Change tags" picked={picked} kinds={['stage']} onDismiss={onDismiss}>
      {(lists) => <Tag {...props} lists={lists} />}
    </WithLists>
  );
}

function Tag({ picked, lists, ...dialog }: WithLoaded) {
  const { region } = useConnection();
  const form = useForm<TagValues>({
    mode: 'onChange',
    defaultValues: { Tags: [], remove: [] },
    resolver: zodResolver(tagSchema),
  });
  useWatch({ control: form.control });
  const values = form.getValues();
  const hasInput = values.Tags.some(({ key }) => key !== '') || values.remove.length > 0;
  const tags = picked.map(
    ({ apiId, id }) => lists.get(apiId)?.stage?.find(({ StageName }) => StageName === id)?.Tags,
  );
  return (
    <BulkConfirm
      {...dialog}
      built={tagStages(picked, lists, values, region)}
      noun="stage"
      confirmLabel="Change tags"
      label="Stages to change"
      notReady={hasInput ? tagIssues(values)[0]?.message : 'Set or remove at least one tag.'}
      done={(stages) => `The tags of ${stages} are changed.`}
    >
      <FormProvider {...form}>
        <TagFields tags={tags} noun="stage" />
      </FormProvider>
    </BulkConfirm>
  );
}
