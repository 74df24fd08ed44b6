import { useState } from 'react';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import type { Plan } from '../../service/plan';
import { notifyResult } from '../../ui/notify';

/** The calls of a remedy before they are sent. */
export function RemedyDialog(props: {
  plan: Plan;
  /** The finding and its resource, as a sentence. */
  text: string;
  onDismiss: () => void;
  onDone: () => void;
}) {
  // The plan that is shown is the one that runs, whatever is read meanwhile.
  const [plan] = useState(props.plan);
  return (
    <ConfirmPlan
      plan={plan}
      confirmLabel="Fix"
      onDismiss={props.onDismiss}
      onDone={(result) => {
        notifyResult(result, 'success', `${plan.title}: done.`);
        props.onDone();
      }}
    >
      {props.text}
    </ConfirmPlan>
  );
}
