import type { Stage } from '@aws-sdk/client-apigatewayv2';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useParams } from 'react-router';
import { useItemIfThere } from '../../api/queries';
import { FormShell } from '../../form/form-shell';
import { useJson } from '../../form/json-side';
import { ruleSchema } from '../../form/rule-schema';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { createSide } from '../../plan/members';
import { PlanProgress } from '../../plan/plan-progress';
import { ShowTheCall } from '../../plan/show-the-call';
import { useChange } from '../../plan/use-change';
import { FactsLoading } from '../../ui/facts';
import { flash } from '../../ui/flash';
import { Screen } from '../../ui/screen';
import { StageFields } from './fields';
import { useStageContext } from './use-context';
import { issues, type StageContext, type StageValues, toCreate, toValues } from './values';

/** Creates a stage. */
export function Component() {
  const { apiId } = useParams();
  invariant(apiId, 'The address has no API ID.');
  const api = useItemIfThere('api', { ApiId: apiId });
  const context = useStageContext(apiId);
  return (
    <Screen
      title="Create stage"
      crumbs={[
        { text: 'APIs', href: paths.apis },
        { text: api?.Name ?? apiId, href: paths.api(apiId) },
        { text: 'Stages', href: paths.stage.list(apiId) },
      ]}
      width="form"
    >
      {context ? <CreateForm context={context} /> : <FactsLoading />}
    </Screen>
  );
}

function CreateForm({ context }: { context: StageContext }) {
  const form = useForm<StageValues>({
    defaultValues: toValues(undefined),
    resolver: zodResolver(ruleSchema<StageValues>((values) => issues(values, context))),
  });
  const change = useChange();
  const json = useJson(
    createSide<StageValues, Stage>({
      operation: 'CreateStage',
      plan: (values) => toCreate(values, context),
      read: (members) => toValues(members),
    }),
  );

  const submit = async (values: StageValues) => {
    if (!(await change.submit(json.plan(values)))) return undefined;
    flash('success', `Stage ${values.StageName} is created.`);
    return paths.stage.detail(context.apiId, values.StageName);
  };

  return (
    <FormShell
      form={form}
      json={json}
      submitLabel="Create stage"
      loading={change.running}
      submitError={<PlanProgress state={change.state} />}
      onSubmit={submit}
      cancelHref={paths.stage.list(context.apiId)}
      preview={(values) => <ShowTheCall plan={json.plan(values)} />}
    >
      <StageFields context={context} nameFixed={false} />
    </FormShell>
  );
}
