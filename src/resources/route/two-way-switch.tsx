import type { Route, RouteResponse } from '@aws-sdk/client-apigatewayv2';
import Toggle from '@cloudscape-design/components/toggle';
import { useState } from 'react';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import { notify } from '../../ui/notify';
import { toTwoWayPlan } from './model';

/** Whether callers get the backend's answer; the calls of a change are shown before they are sent. */
export function TwoWaySwitch(props: { apiId: string; route: Route; responses: readonly RouteResponse[] }) {
  const { apiId, route, responses } = props;
  const [asking, setAsking] = useState(false);
  const isOn = Boolean(route.RouteResponseSelectionExpression);
  return (
    <>
      <Toggle checked={isOn} onChange={() => setAsking(true)}>
        Two-way communication
      </Toggle>
      {asking && (
        <ConfirmPlan
          plan={toTwoWayPlan(route, !isOn, apiId, responses)}
          confirmLabel={isOn ? 'Switch off' : 'Switch on'}
          onDismiss={() => setAsking(false)}
          onDone={(result) => {
            setAsking(false);
            notify('success', `Route ${route.RouteKey} is ${isOn ? 'one-way' : 'two-way'} now.`, result);
          }}
        >
          {isOn
            ? 'Callers no longer get an answer from the backend. The route response goes, with its models and parameters.'
            : 'Callers get the answer of the backend: the route selects the $default route response, which is made if it is not there.'}
        </ConfirmPlan>
      )}
    </>
  );
}
