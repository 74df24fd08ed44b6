import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
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
  /** What happens and what goes with it, by name. */
  children: ReactNode;
  /** What keeps it from being done, by name; nothing is sent while it stands and none of `ways` is chosen. */
  blocked?: ReactNode;
  /** Plans that clear away what blocks and then do it; a person has to choose one. */
  ways?: readonly Resolution[] | undefined;
  /** What is still missing before the plan makes sense: the reason on the button. */
  notReady?: string | undefined;
  /** For what cannot be had back: the text a person has to type first. */
  typedName?: string | undefined;
  /** No call needs another one: one that is refused can be left out. */
  independent?: boolean;
  /** @param left labels of the calls that were left out after they had failed */
  onDone: (result: PlanResult, left: readonly string[]) => void;
  onDismiss: () => void;
}

/** The one dialog before a destructive plan: names the thing, shows the calls, owns the error. */
export function ConfirmPlan(props: ConfirmPlanProps) {
  const { ways = [] } = props;
  const [typed, setTyped] = useState('');
  const [wayId, setWayId] = useState('');
  const [left, setLeft] = useState<readonly SkippedItems[]>([]);
  const connection = useConnection();
  const readOnlyReason = useReadOnlyReason();
  // The name is asked for here, if at all.
  const change = useChange({ confirmed: true });
  const way = props.blocked ? ways.find(({ id }) => id === wayId) : undefined;
  const stands = Boolean(props.blocked) && !way;
  const plan = without(way?.plan ?? props.plan, left);
  const typedName = way?.typedName ?? props.typedName ?? productionName(connection, plan);
  const failed = change.state.calls.find(({ status }) => status === 'failed');

  const reason = stands
    ? ways.length > 0
      ? 'Blocked by other resources: choose what to do with them.'
      : 'Blocked by other resources, see above.'
    : way && !way.plan
      ? (way.notReady ?? 'A choice is missing.')
      : (props.notReady ??
        readOnlyReason ??
        (typedName !== undefined && typed !== typedName ? `Type ${typedName} to continue.` : undefined));

  const confirm = async (going: Plan, leaving: readonly SkippedItems[]) => {
    const result = await change.submit(going);
    if (result)
      props.onDone(
        result,
        leaving.map(({ label }) => label),
      );
  };
  const leaveOut = () => {
    if (!failed) return;
    const { call, error } = failed;
    const next = [...left, { id: call.id, label: call.label, message: error?.message ?? '' }];
    setLeft(next);
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
              <Button onClick={leaveOut}>Skip and continue</Button>
            )}
            <Button
              onClick={() => void confirm(plan, left)}
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
        {props.blocked && ways.length > 0 && (
          <Resolutions
            ways={ways}
            chosen={wayId}
            onChoose={setWayId}
            disabled={change.running || change.resumable}
          />
        )}
        {typedName !== undefined && !stands && (
          <FormField
            label={<span className={textStyles.breakAnywhere}>{`Type ${typedName} to confirm`}</span>}
          >
            <Input
              value={typed}
              onChange={({ detail }) => setTyped(detail.value)}
              autoComplete={false}
              spellcheck={false}
            />
          </FormField>
        )}
        <PlanProgress state={change.state} />
        {left.length > 0 && <SkippedList left={left} />}
        <ApiCallPreview plan={plan} />
      </SpaceBetween>
    </Modal>
  );
}

/** A call that had failed and was left out of the plan. */
interface SkippedItems {
  id: string;
  label: string;
  message: string;
}

function without(plan: Plan, left: readonly SkippedItems[]): Plan {
  if (left.length === 0) return plan;
  const ids = new Set(left.map(({ id }) => id));
  return { ...plan, calls: plan.calls.filter(({ id }) => !ids.has(id)) };
}

function SkippedList({ left }: { left: readonly SkippedItems[] }) {
  return (
    <Alert type="info" header="Left out">
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {left.map(({ id, label, message }) => (
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
