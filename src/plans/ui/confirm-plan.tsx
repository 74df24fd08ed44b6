import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useConnection, useReadOnlyReason } from '../../client/connection/use-connection';
import type { Plan } from '../../service/plan';
import textStyles from '../../ui/text.module.css';
import { productionName } from '../production-guard';
import { type PlanResult, useChange } from '../use-change';
import { ApiCallPreview } from './api-call-preview';
import { PlanProgress } from './plan-progress';
import { type Resolution, Resolutions } from './resolutions';

interface ConfirmPlanProps {
  plan: Plan;
  /** The verb on the button: "Delete". */
  confirmLabel: string;
  /** What happens, and which other resources it affects, by name. */
  children: ReactNode;
  /** What blocks the plan, by name; nothing is sent while it blocks and none of `resolutions` is chosen. */
  blocked?: ReactNode;
  /** Plans that first remove what blocks; the user must choose one. */
  resolutions?: readonly Resolution[] | undefined;
  /** What the plan still misses; the reason why the button is disabled. */
  notReady?: string | undefined;
  /** For irreversible changes: the text that the user must type. */
  typedName?: string | undefined;
  /** The calls are independent of each other, so that a refused call can be skipped. */
  independent?: boolean;
  /** The plan begins, or continues: what it was made of must not change any more. */
  onStart?: () => void;
  /** @param skipped labels of the calls that failed and were skipped */
  onDone: (result: PlanResult, skipped: readonly string[]) => void;
  onDismiss: () => void;
}

/** The one dialog before a destructive plan: names the resource, shows the calls and the error. */
export function ConfirmPlan(props: ConfirmPlanProps) {
  const { resolutions = [] } = props;
  const [typed, setTyped] = useState('');
  const [resolutionId, setResolutionId] = useState('');
  const [skipped, setSkipped] = useState<readonly SkippedItems[]>([]);
  const connection = useConnection();
  const readOnlyReason = useReadOnlyReason();
  // This dialog itself asks for the name.
  const change = useChange({ confirmed: true });
  const resolution = props.blocked ? resolutions.find(({ id }) => id === resolutionId) : undefined;
  const isBlocked = Boolean(props.blocked) && !resolution;
  const plan = without(resolution?.plan ?? props.plan, skipped);
  const typedName = resolution?.typedName ?? props.typedName ?? productionName(connection, plan);
  const failed = change.state.calls.find(({ status }) => status === 'failed');

  const reason = isBlocked
    ? resolutions.length > 0
      ? 'Blocked by other resources: choose how to resolve it.'
      : 'Blocked by other resources, see above.'
    : resolution && !resolution.plan
      ? (resolution.notReady ?? 'A choice is missing.')
      : (props.notReady ??
        readOnlyReason ??
        (typedName !== undefined && typed !== typedName ? `Type ${typedName} to continue.` : undefined));

  const confirm = async (going: Plan, leaving: readonly SkippedItems[]) => {
    props.onStart?.();
    const result = await change.submit(going);
    if (result)
      props.onDone(
        result,
        leaving.map(({ label }) => label),
      );
  };
  const skip = () => {
    if (!failed) return;
    const { call, error } = failed;
    const next = [...skipped, { id: call.id, label: call.label, message: error?.message ?? '' }];
    setSkipped(next);
    void confirm(without(plan, next), next);
  };

  return (
    <Modal
      visible
      header={<span className={textStyles.breakAnywhere}>{plan.title}</span>}
      closeAriaLabel="Close"
      onDismiss={() => !change.running && props.onDismiss()}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            {change.running && plan.calls.length > 1 ? (
              <Button variant="link" onClick={change.stop}>
                Stop
              </Button>
            ) : (
              <Button variant="link" onClick={props.onDismiss} disabled={change.running}>
                {change.resumable ? 'Close' : 'Cancel'}
              </Button>
            )}
            {props.independent && failed && plan.calls.length > 1 && (
              <Button onClick={skip}>Skip and continue</Button>
            )}
            <Button
              onClick={() => void confirm(plan, skipped)}
              loading={change.running}
              disabled={reason !== undefined}
              {...(reason === undefined ? {} : { disabledReason: reason })}
            >
              {change.resumable ? 'Resume' : props.confirmLabel}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <div className={textStyles.breakAnywhere}>{props.children}</div>
        {props.blocked && <Alert type="warning">{props.blocked}</Alert>}
        {props.blocked && resolutions.length > 0 && (
          <Resolutions
            resolutions={resolutions}
            chosen={resolutionId}
            onChoose={setResolutionId}
            disabled={change.running || change.resumable}
          />
        )}
        {typedName !== undefined && !isBlocked && (
          <TypedName name={typedName} value={typed} onChange={setTyped} />
        )}
        <PlanProgress state={change.state} />
        {skipped.length > 0 && <SkippedList skipped={skipped} />}
        <ApiCallPreview plan={plan} />
      </SpaceBetween>
    </Modal>
  );
}

/** The field in which the name is typed; it takes the focus, because nothing else can be done before. */
function TypedName(props: { name: string; value: string; onChange: (value: string) => void }) {
  const input = useRef<InputProps.Ref>(null);
  useEffect(() => {
    // The dialog puts the focus on its close button when it opens.
    const timer = setTimeout(() => input.current?.focus());
    return () => clearTimeout(timer);
  }, []);
  return (
    <FormField label={<span className={textStyles.breakAnywhere}>{`Type ${props.name} to confirm`}</span>}>
      <Input
        ref={input}
        value={props.value}
        onChange={({ detail }) => props.onChange(detail.value)}
        autoComplete={false}
        spellcheck={false}
      />
    </FormField>
  );
}

/** A call that failed and was skipped. */
interface SkippedItems {
  id: string;
  label: string;
  message: string;
}

function without(plan: Plan, skipped: readonly SkippedItems[]): Plan {
  if (skipped.length === 0) return plan;
  const ids = new Set(skipped.map(({ id }) => id));
  return { ...plan, calls: plan.calls.filter(({ id }) => !ids.has(id)) };
}

function SkippedList({ skipped }: { skipped: readonly SkippedItems[] }) {
  return (
    <Alert type="info" header="Left out">
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {skipped.map(({ id, label, message }) => (
          <li key={id}>
            <span className={textStyles.breakAnywhere}>
              {label}: {message}
            </span>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
