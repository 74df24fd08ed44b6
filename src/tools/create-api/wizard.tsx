import Wizard from '@cloudscape-design/components/wizard';
import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useRef, useState } from 'react';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { useNavigate, useSearchParams } from 'react-router';
import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { LeaveGuard } from '../../forms/form-shell';
import { PlanProgress } from '../../plans/ui/plan-progress';
import { useChange } from '../../plans/use-change';
import { notifyResult } from '../../ui/notify';
import { Screen } from '../../ui/screen';
import { ApiStep, StageStep } from './api-step';
import { AuthorizerStep } from './authorizer-step';
import { IntegrationsStep } from './integrations-step';
import { stepFields, wizardSchema } from './issues';
import { START, toPlan, type WizardValues } from './model';
import { ReviewStep } from './review-step';
import { RoutesStep } from './routes-step';

const STEPS = ['API', 'Integrations', 'Authorizer', 'Routes', 'Stage', 'Review'];
const LAST = STEPS.length - 1;

/** Creates an API with integrations, routes and a stage as one plan. */
export function Component() {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const form = useForm<WizardValues>({
    defaultValues: {
      ...START,
      ...(search.get('protocol') === 'WEBSOCKET' && { ProtocolType: 'WEBSOCKET' as const }),
    },
    resolver: zodResolver(wizardSchema),
  });
  const change = useChange();
  const [step, setStep] = useState(0);
  const [attempted, setAttempted] = useState<readonly number[]>([]);
  const done = useRef(false);
  useWatch({ control: form.control });
  const values = form.getValues();
  const isCreated = change.state.calls.some(({ call, status }) => call.id === 'api' && status === 'done');

  // Validate a step while the user types only after a first attempt to leave it.
  const validates = attempted.includes(step);
  const { trigger } = form;
  useEffect(() => {
    if (!validates) return undefined;
    const { unsubscribe } = form.watch(() => void trigger(stepFields(form.getValues())[step]));
    return unsubscribe;
  }, [validates, step, trigger, form]);

  const goTo = async (target: number) => {
    if (target > step) {
      setAttempted((before) => (before.includes(step) ? before : [...before, step]));
      if (!(await trigger(stepFields(form.getValues())[step]))) return;
    }
    setStep(target);
  };

  const submit = async () => {
    const now = form.getValues();
    // A change in a later step can invalidate an earlier one.
    for (const [at, fields] of stepFields(now).entries()) {
      if (fields.length === 0 || (await trigger(fields))) continue;
      setAttempted((before) => [...before, at]);
      setStep(at);
      return;
    }
    const result = await change.submit(toPlan(now));
    if (!result) return;
    notifyResult(result, 'success', `API ${now.Name} is created.`);
    done.current = true;
    await navigate(paths.api(String(result.outputs.api?.ApiId)));
  };

  const progress = change.state.status === 'idle' ? null : <PlanProgress state={change.state} />;
  const contents = [
    <ApiStep key="api" isCreated={isCreated} />,
    <IntegrationsStep key="integrations" />,
    <AuthorizerStep key="authorizer" />,
    <RoutesStep key="routes" />,
    <StageStep key="stage" />,
    <ReviewStep key="review" values={values} goTo={setStep} progress={progress} />,
  ];
  return (
    <Screen
      title={STEPS[step] ?? ''}
      ownHeading
      crumbs={[listScreen('api'), { text: 'Create step by step' }]}
    >
      <FormProvider {...form}>
        <Wizard
          steps={STEPS.map((title, index) => ({
            title,
            content: contents[index],
            ...(index === step && index < LAST && validates && hasErrors(form.formState.errors, values, step)
              ? { errorText: 'This step needs attention; nothing was sent.' }
              : {}),
          }))}
          activeStepIndex={step}
          onNavigate={({ detail }) => void goTo(detail.requestedStepIndex)}
          onCancel={() => void navigate(paths.apis)}
          onSubmit={() => void submit()}
          isLoadingNextStep={change.running}
          submitButtonText={change.resumable ? 'Resume' : 'Create API'}
        />
      </FormProvider>
      <LeaveGuard active={form.formState.isDirty} done={done} />
    </Screen>
  );
}

function hasErrors(errors: object, values: WizardValues, step: number): boolean {
  return (stepFields(values)[step] ?? []).some((field) => Object.hasOwn(errors, field));
}
