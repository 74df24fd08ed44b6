import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { PlanProgress } from './plan-progress';
import { ShowTheCall } from './show-the-call';
import type { Plan } from './types';
import { type Results, useChange } from './use-change';

interface ConfirmPlanProps {
  plan: Plan;
  /** The verb on the button: "Delete". */
  confirmLabel: string;
  /** What happens and what goes with it, by name. */
  children: ReactNode;
  /** What keeps it from being done, by name; nothing is sent while it stands. */
  blocked?: ReactNode;
  /** Why it cannot be confirmed yet, told on the button: something has to be looked at or ticked first. */
  notYet?: string | undefined;
  /** For what cannot be had back: the text a person has to type first. */
  typedName?: string | undefined;
  onDone: (results: Results) => void;
  onDismiss: () => void;
}

/** The one dialog before a destructive plan: names the thing, shows the calls, owns the error. */
export function ConfirmPlan(props: ConfirmPlanProps) {
  const { plan, typedName } = props;
  const [typed, setTyped] = useState('');
  const change = useChange();
  const reason = props.blocked
    ? 'Something stands in the way, see above.'
    : typedName !== undefined && typed !== typedName
      ? `Type ${typedName} to go on.`
      : props.notYet;

  const confirm = async () => {
    const results = await change.submit(plan);
    if (results) props.onDone(results);
  };

  return (
    <Modal
      visible
      header={plan.title}
      closeAriaLabel="Close"
      onDismiss={() => !change.running && props.onDismiss()}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={props.onDismiss} disabled={change.running}>
              Cancel
            </Button>
            <Button
              onClick={() => void confirm()}
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
        <div className="gh-cut">{props.children}</div>
        {props.blocked && <Alert type="warning">{props.blocked}</Alert>}
        {typedName !== undefined && !props.blocked && (
          <FormField label={<span className="gh-cut">{`Type ${typedName} to confirm`}</span>}>
            <Input
              value={typed}
              onChange={({ detail }) => setTyped(detail.value)}
              autoComplete={false}
              spellcheck={false}
            />
          </FormField>
        )}
        <PlanProgress state={change.state} />
        <ShowTheCall plan={plan} />
      </SpaceBetween>
    </Modal>
  );
}
