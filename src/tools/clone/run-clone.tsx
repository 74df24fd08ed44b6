import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import { paths } from '../../app/paths';
import { connectionKey } from '../../client/connection/clients';
import { useConnection, useReadOnlyReason } from '../../client/connection/use-connection';
import { ApiCallPreview } from '../../plans/ui/api-call-preview';
import { PlanProgress } from '../../plans/ui/plan-progress';
import { useChange } from '../../plans/use-change';
import { API_CALL, createApiPlan } from '../../service/configuration/create-api';
import type { Configuration } from '../../service/configuration/value';
import { notifyReconciled } from '../../ui/notify';

/** Runs the plan that creates the new API, on the connection of the subtree. */
export function RunClone(props: {
  sourceId: string;
  /** The new API is on another connection or Region than the screen. */
  isElsewhere: boolean;
  configuration: Configuration;
  /** Why it cannot start. */
  problem: string | undefined;
  onStart: () => void;
}) {
  const { sourceId, isElsewhere, configuration, problem, onStart } = props;
  const connection = useConnection();
  const readOnlyReason = useReadOnlyReason();
  const change = useChange();
  const [created, setCreated] = useState<{ id: string; name: string }>();
  const name = String(configuration.api.Name);
  const plan = useMemo(() => createApiPlan(configuration, `Clone API as ${name}`), [configuration, name]);
  const reason = problem ?? readOnlyReason;

  const submit = async () => {
    onStart();
    const result = await change.submit(plan);
    if (!result) return;
    notifyReconciled(result);
    setCreated({ id: String(result.outputs[API_CALL]?.ApiId), name });
  };

  if (created) {
    const changes = new URLSearchParams({
      from: 'latest',
      to: `api:${connectionKey(connection)}/${created.id}`,
    });
    return (
      <Alert type="success" header={`API ${created.name} is created`}>
        <SpaceBetween size="xs">
          <Box>
            {isElsewhere
              ? `It has the ID ${created.id} on connection ${connection.name}, Region ${connection.region}.`
              : `It has the ID ${created.id}.`}
          </Box>
          {!isElsewhere && <Link href={paths.api(created.id)}>Go to the new API</Link>}
          <Link href={`${paths.apiChanges(sourceId)}?${changes}`}>Changes between both</Link>
        </SpaceBetween>
      </Alert>
    );
  }
  return (
    <SpaceBetween size="m">
      <PlanProgress state={change.state} />
      <ApiCallPreview plan={plan} />
      <Box float="right">
        <SpaceBetween direction="horizontal" size="xs">
          {change.running ? (
            <Button variant="link" onClick={change.stop}>
              Stop
            </Button>
          ) : (
            <Button variant="link" href={paths.api(sourceId)}>
              Cancel
            </Button>
          )}
          <Button
            variant="primary"
            loading={change.running}
            disabled={reason !== undefined}
            {...(reason !== undefined && { disabledReason: reason })}
            onClick={() => void submit()}
          >
            {change.resumable ? 'Resume' : 'Clone API'}
          </Button>
        </SpaceBetween>
      </Box>
    </SpaceBetween>
  );
}
