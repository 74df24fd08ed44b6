import type { Cors } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useAllOptional } from '../../client/cache/queries';
import { useReadOnlyReason } from '../../client/connection/use-connection';
import { singleCallPlan } from '../../plans/single-call-plan';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import type { Plan } from '../../service/plan';
import { takesEffect } from '../../service/takes-effect';
import type { World } from '../../service/traffic/world';
import { notifyResult } from '../../ui/notify';

/** Changes the CORS configuration so that the browser accepts the response; its call is shown before. */
export function FixCors({ world, cors }: { world: World; cors: Cors }) {
  const stages = useAllOptional('stage', { ApiId: world.apiId });
  const reason = useReadOnlyReason();
  // The plan that is shown is the one that runs, whatever is typed or read meanwhile.
  const [plan, setPlan] = useState<Plan>();
  return (
    <div>
      <Button
        onClick={() =>
          setPlan(
            singleCallPlan('UpdateApi', 'api', `Update CORS of API ${String(world.configuration.api.Name)}`, {
              ApiId: world.apiId,
              CorsConfiguration: cors,
            }),
          )
        }
        {...(reason !== undefined && { disabled: true, disabledReason: reason })}
      >
        Fix…
      </Button>
      {plan && (
        <ConfirmPlan
          plan={plan}
          confirmLabel="Fix"
          onDismiss={() => setPlan(undefined)}
          onDone={(result) => {
            notifyResult(result, 'success', 'CORS is saved.');
            setPlan(undefined);
          }}
        >
          The CORS configuration then allows this request. It takes effect {takesEffect(stages)}.
        </ConfirmPlan>
      )}
    </div>
  );
}
