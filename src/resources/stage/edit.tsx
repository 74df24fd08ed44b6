import type { Stage } from '@aws-sdk/client-apigatewayv2';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useParams } from 'react-router';
import { useItem, useItemIfThere } from '../../api/queries';
import { FormShell } from '../../form/form-shell';
import { ruleSchema } from '../../form/rule-schema';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { PlanProgress } from '../../plan/plan-progress';
import { ShowTheCall } from '../../plan/show-the-call';
import { useChange } from '../../plan/use-change';
import { managedReason } from '../../rules/managed';
import { FactsLoading } from '../../ui/facts';
import { flash } from '../../ui/flash';
import { Screen } from '../../ui/screen';
import { StageFields } from './fields';
import { useStageContext } from './use-context';
import { issues, type StageContext, type StageValues, toUpdate, toValues } from './values';

/** Edits a stage; what is not touched is not sent. */
export function Component() {
  const { apiId, id } = useParams();
  invariant(apiId && id, 'The address has no stage.');
  const api = useItemIfThere('api', { ApiId: apiId });
  const stage = useItem('stage', { ApiId: apiId, StageName: id });
  const context = useStageContext(apiId);
  return (
    <Screen
      title="Edit stage"
      crumbs={[
        { text: 'APIs', href: paths.apis },
        { text: api?.Name ?? apiId, href: paths.api(apiId) },
        { text: 'Stages', href: paths.stage.list(apiId) },
        { text: stage?.StageName ?? id, href: paths.stage.detail(apiId, id) },
      ]}
      width="form"
    >
      {stage && context ? <EditForm stage={stage} context={context} /> : <FactsLoading />}
    </Screen>
  );
}

function EditForm(props: { stage: Stage; context: StageContext }) {
  const { context } = props;
  // What was on screen when editing began: a reload behind the form must not move the ground under it.
  const [original] = useState(props.stage);
  const form = useForm<StageValues>({
    defaultValues: toValues(original),
    resolver: zodResolver(ruleSchema<StageValues>((values) => issues(values, context, original))),
  });
  const change = useChange();
  const detail = paths.stage.detail(context.apiId, original.StageName ?? '');

  const submit = async (values: StageValues) => {
    const update = toUpdate(original, values, context);
    if (update.calls.length > 0) {
      if (!(await change.submit(update))) return undefined;
      flash('success', `Stage ${original.StageName} is saved.`);
    } else {
      flash('info', 'Nothing was changed, so nothing was sent.');
    }
    return detail;
  };

  return (
    <FormShell
      form={form}
      submitLabel={change.resumable ? 'Resume' : 'Save'}
      loading={change.running}
      submitError={<PlanProgress state={change.state} />}
      onSubmit={submit}
      cancelHref={detail}
      disabledReason={original.ApiGatewayManaged ? managedReason('stage') : undefined}
      preview={(values) => <ShowTheCall plan={toUpdate(original, values, context)} />}
    >
      <StageFields context={context} nameFixed />
    </FormShell>
  );
}
