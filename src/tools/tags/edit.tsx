import Container from '@cloudscape-design/components/container';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useParams } from 'react-router';
import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useItemOptional } from '../../client/cache/queries';
import { useTags } from '../../client/cache/tags';
import { EditShell } from '../../forms/edit-shell';
import { ruleSchema } from '../../forms/rule-schema';
import { TagsField } from '../../forms/tags-field';
import { toEntries } from '../../lib/entries';
import { countOf } from '../../lib/format';
import { invariant } from '../../lib/invariant';
import { ApiCallPreview } from '../../plans/ui/api-call-preview';
import { PlanProgress } from '../../plans/ui/plan-progress';
import { useChange } from '../../plans/use-change';
import { QUOTAS } from '../../service/rules/quotas';
import { userTags } from '../../service/rules/tags';
import { Copyable } from '../../ui/copyable';
import { PropertyListSkeleton } from '../../ui/property-list';
import { type Breadcrumb, Screen } from '../../ui/screen';
import textStyles from '../../ui/text.module.css';
import { issues, type TagsValues, taggedOf, toUpdate } from './model';

const schema = ruleSchema<TagsValues>(issues);

/** Edits the current tags (GetTags) of any resource with an ARN. */
export function Component() {
  const { arn } = useParams();
  invariant(arn, 'The URL has no ARN.');
  const tags = useTags(arn);
  const tagged = taggedOf(arn);
  return (
    <Screen
      title="Edit tags"
      crumbs={useTaggedBreadcrumbs(tagged)}
      description={<Copyable text={arn} what="ARN" />}
      width="form"
    >
      {tags ? <TagsForm tags={tags} arn={arn} back={tagged?.href ?? paths.apis} /> : <PropertyListSkeleton />}
    </Screen>
  );
}

/** The breadcrumbs of the tagged resource, as on its own screen. */
function useTaggedBreadcrumbs(tagged: ReturnType<typeof taggedOf>): Breadcrumb[] {
  const apiId = tagged && ['api', 'stage'].includes(tagged.kind) ? tagged.ids[0] : undefined;
  const api = useItemOptional('api', { ApiId: apiId ?? '' }, { enabled: apiId !== undefined });
  if (!tagged) return [listScreen('api')];
  const own = { text: tagged.name, href: tagged.href };
  if (apiId === undefined) return [listScreen(tagged.kind), own];
  const crumbs = [listScreen('api'), { text: api?.Name ?? apiId, href: paths.api(apiId) }];
  return tagged.kind === 'api' ? crumbs : [...crumbs, listScreen(tagged.kind, apiId), own];
}

function TagsForm(props: { tags: Readonly<Record<string, string>>; arn: string; back: string }) {
  const [original] = useState(props.tags);
  const own = userTags(original);
  const form = useForm<TagsValues>({
    defaultValues: { Tags: toEntries(own) },
    resolver: zodResolver(schema),
  });
  const change = useChange();
  const reserved = Object.keys(original).length - Object.keys(own).length;
  return (
    <EditShell
      form={form}
      change={change}
      plan={(values) => toUpdate(props.arn, original, values)}
      saved={() => 'The tags are saved.'}
      detail={props.back}
      progress={<PlanProgress state={change.state} />}
      preview={(plan) => <ApiCallPreview plan={plan} />}
    >
      <Container>
        <TagsField<TagsValues> name="Tags" quota={QUOTAS.tagsPerResource} />
        {reserved > 0 && (
          <p className={textStyles.secondary}>
            {countOf(reserved, 'reserved tag')} (aws:) cannot be changed.
          </p>
        )}
      </Container>
    </EditShell>
  );
}
