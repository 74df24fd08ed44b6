import type { Route, RouteResponse } from '@aws-sdk/client-apigatewayv2';
import Toggle from '@cloudscape-design/components/toggle';
import { useState } from 'react';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import { notifyResult } from '../../ui/notify';
import { toTwoWayPlan } from './model';

/** Turns two-way communication on or off after a confirmation with a preview of the calls. */
export function TwoWaySwitch(props: { apiId: string; route: Route; responses: readonly RouteResponse[] }) {
  const { apiId, route, responses } = props;
  const [confirming, setConfirming] = useState(false);
  const isOn = Boolean(route.RouteResponseSelectionExpression);
  return (
    <>
      <Toggle checked={isOn} onChange={() => setConfirming(true)}>
        Two-way communication
      </Toggle>
      {confirming && (
        <ConfirmPlan
          plan={toTwoWayPlan(route, !isOn, apiId, responses)}
          confirmLabel={isOn ? 'Turn off' : 'Turn on'}
          onDismiss={() => setConfirming(false)}
          onDone={(result) => {
            setConfirming(false);
            notifyResult(
              result,
              'success',
              `Route ${route.RouteKey} is ${isOn ? 'one-way' : 'two-way'} now.`,
            );
          }}
        >
          {isOn
            ? 'Clients no longer get a response from the backend. The route response is deleted with its models and parameters.'
            : 'Clients get the backend response: the route selects the $default route response, which is created if it does not exist.'}
        </ConfirmPlan>
      )}
    </>
  );
}
