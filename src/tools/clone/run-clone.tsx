import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import { paths } from '../../app/paths';
import type { Connection } from '../../client/connection/connection';
import { useConnection, useReadOnlyReason } from '../../client/connection/use-connection';
import { ApiCallPreview } from '../../plans/ui/api-call-preview';
import { PlanProgress } from '../../plans/ui/plan-progress';
import { useChange } from '../../plans/use-change';
import { API_CALL, type CreateApiOptions, createApiPlan } from '../../service/configuration/create-api';
import type { Configuration } from '../../service/configuration/value';
import { notifyReconciled } from '../../ui/notify';

/** Runs the plan that creates the new API, on the connection of the subtree. */
export function RunClone(props: {
  cancelHref: string;
  /** Compares the source with the new API; undefined where no screen can show both. */
  changesHref: (created: { id: string; connection: Connection }) => string | undefined;
  /** The new API is on another connection or Region than the screen. */
  isElsewhere: boolean;
  configuration: Configuration;
  /** Stable while it is the same. */
  extras: CreateApiOptions;
  submitLabel: string;
  /** Why it cannot start. */
  problem: string | undefined;
  onStart: () => void;
}) {
  const { cancelHref, isElsewhere, configuration, extras, problem, onStart, submitLabel } = props;
  const connection = useConnection();
  const readOnlyReason = useReadOnlyReason();
  const change = useChange();
  const [created, setCreated] = useState<{ id: string; name: string }>();
  const name = String(configuration.api.Name);
  const plan = useMemo(
    () => createApiPlan(configuration, `${submitLabel} ${name}`, extras),
    [configuration, name, submitLabel, extras],
  );
  const reason = problem ?? readOnlyReason;

  const submit = async () => {
    onStart();
    const result = await change.submit(plan);
    if (!result) return;
    notifyReconciled(result);
    setCreated({ id: String(result.outputs[API_CALL]?.ApiId), name });
  };

  if (created) {
    const changesHref = props.changesHref({ id: created.id, connection });
    return (
      <Alert type="success" header={`API ${created.name} is created`}>
        <SpaceBetween size="xs">
          <Box>
            {isElsewhere
              ? `It has the ID ${created.id} on connection ${connection.name}, Region ${connection.region}.`
              : `It has the ID ${created.id}.`}
          </Box>
          {!isElsewhere && <Link href={paths.api(created.id)}>Go to the new API</Link>}
          {changesHref !== undefined && <Link href={changesHref}>Changes between both</Link>}
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
            <Button variant="link" href={cancelHref}>
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
            {change.resumable ? 'Resume' : submitLabel}
          </Button>
        </SpaceBetween>
      </Box>
    </SpaceBetween>
  );
}
