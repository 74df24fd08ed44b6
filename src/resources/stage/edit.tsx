import type { Stage } from '@aws-sdk/client-apigatewayv2';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useParams } from 'react-router';
import { useItem, useItemIfThere } from '../../api/queries';
import { EditShell } from '../../form/edit-shell';
import { useJson } from '../../form/json-side';
import { ruleSchema } from '../../form/rule-schema';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { inputOf, updateSide } from '../../plan/members';
import { PlanProgress } from '../../plan/plan-progress';
import { ShowTheCall } from '../../plan/show-the-call';
import { useChange } from '../../plan/use-change';
import { managedReason } from '../../rules/managed';
import { FactsLoading } from '../../ui/facts';
import { Screen } from '../../ui/screen';
import { StageFields } from './fields';
import { useStageContext } from './use-context';
import { issues, type StageContext, type StageValues, toCreate, toUpdate, toValues } from './values';

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
  const change = useChange({ kind: 'stage', parents: { ApiId: context.apiId }, original });
  const detail = paths.stage.detail(context.apiId, original.StageName ?? '');
  const json = useJson(
    updateSide<StageValues, Stage>({
      operation: 'UpdateStage',
      original,
      ids: { ApiId: context.apiId, StageName: original.StageName },
      label: `Update stage ${original.StageName}`,
      plan: (values) => toUpdate(original, values, context),
      read: (members) => toValues(members),
      state: (values) => inputOf(toCreate(values, context), 'CreateStage'),
      also: ['Tags'],
    }),
  );

  return (
    <EditShell
      form={form}
      change={change}
      plan={json.plan}
      json={json}
      saved={() => `Stage ${original.StageName} is saved.`}
      detail={detail}
      progress={<PlanProgress state={change.state} />}
      preview={(plan) => <ShowTheCall plan={plan} />}
      disabledReason={original.ApiGatewayManaged ? managedReason('stage') : undefined}
    >
      <StageFields context={context} nameFixed />
    </EditShell>
  );
}
