import type { Stage } from '@aws-sdk/client-apigatewayv2';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useRef, useState } from 'react';
import { useAll } from '../../client/cache/queries';
import { useConnection, useReadOnlyReason } from '../../client/connection/use-connection';
import { LeaveGuard } from '../../forms/form-shell';
import { countOf } from '../../lib/format';
import { ApiCallPreview } from '../../plans/ui/api-call-preview';
import { PlanProgress } from '../../plans/ui/plan-progress';
import { useChange } from '../../plans/use-change';
import { managedReason } from '../../service/rules/managed';
import type { Protocol } from '../../service/rules/rule';
import { notifyResult } from '../../ui/notify';
import { PropertyListSkeleton } from '../../ui/property-list';
import { withReason } from '../shared/item-actions';
import type { StageContext } from './model';
import {
  DEFAULT_KEY,
  type LimitMember,
  type ThrottlingEdits,
  throttlingChange,
  throttlingRows,
  withLimit,
} from './throttling-model';
import { ThrottlingTable } from './throttling-table';

interface ThrottlingProps {
  apiId: string;
  stage: Stage;
  protocol: Protocol;
}

/** The limits of all routes of a stage in one table, edited in place and saved with one plan. */
export function Throttling(props: ThrottlingProps) {
  const routes = useAll('route', { ApiId: props.apiId });
  const { region } = useConnection();
  const context = useMemo<StageContext | undefined>(
    () =>
      routes && {
        apiId: props.apiId,
        region,
        protocol: props.protocol,
        stages: [],
        // The deployment is not changed here.
        deployments: [{ DeploymentId: props.stage.DeploymentId }],
        routeKeys: routes.flatMap(({ RouteKey }) => RouteKey ?? []),
      },
    [routes, region, props.apiId, props.protocol, props.stage.DeploymentId],
  );
  if (!routes || !context) return <PropertyListSkeleton />;
  return <Editor {...props} routes={routes} context={context} />;
}

/** What is entered and not saved. */
interface Draft {
  /** The stage when editing began: a background reload must not change it. */
  original: Stage;
  edits: ThrottlingEdits;
}

type EditorProps = ThrottlingProps & {
  routes: NonNullable<ReturnType<typeof useAll<'route'>>>;
  context: StageContext;
};

function Editor({ apiId, stage, routes, context }: EditorProps) {
  const [draft, setDraft] = useState<Draft>();
  const [blockAll, setBlockAll] = useState(false);
  /** Counts what changes limits besides typing, so that the fields start again. */
  const [generation, setGeneration] = useState(0);
  const saved = useRef(false);
  const readOnly = useReadOnlyReason();
  const original = draft?.original ?? stage;
  const change = useChange({ edited: { kind: 'stage', parents: { ApiId: apiId }, original } });

  const edits = draft?.edits ?? NONE;
  const rows = useMemo(() => throttlingRows(original, routes, edits), [original, routes, edits]);
  const { plan, messages, reason, needsConfirmation } = useMemo(
    () => throttlingChange(original, edits, blockAll, context),
    [original, edits, blockAll, context],
  );
  const orphaned = rows.filter(({ isOrphan, hasSettings }) => isOrphan && hasSettings);
  const fixed = stage.ApiGatewayManaged ? managedReason('stage') : readOnly;
  const isChanged = plan.calls.length > 0 || messages.size > orphaned.length;

  const edit = (next: (edits: ThrottlingEdits) => ThrottlingEdits) =>
    setDraft((current) => ({
      original: current?.original ?? stage,
      edits: next(current?.edits ?? NONE),
    }));
  const reset = () => {
    setDraft(undefined);
    setBlockAll(false);
    change.reset();
    setGeneration((n) => n + 1);
  };
  const save = async () => {
    const result = await change.submit(plan);
    if (!result) return;
    notifyResult(result, 'success', `Throttling of stage ${stage.StageName} is saved.`);
    reset();
  };

  return (
    <SpaceBetween size="m">
      {fixed !== undefined && <Alert type="info">{fixed}</Alert>}
      {orphaned.length > 0 && (
        <Alert
          type="warning"
          header={`Settings remain of ${countOf(orphaned.length, 'deleted route')}`}
          action={
            <Button
              {...withReason(fixed)}
              onClick={() =>
                edit(
                  (before) => new Map([...before, ...orphaned.map(({ key }) => [key, 'removed'] as const)]),
                )
              }
            >
              Remove these settings
            </Button>
          }
        >
          The service rejects every other change to this stage until they are removed.
        </Alert>
      )}
      <ThrottlingTable
        apiId={apiId}
        rows={rows}
        messages={messages}
        disabled={fixed !== undefined || change.running}
        revision={`${generation} ${original.LastUpdatedDate?.toISOString()}`}
        onLimit={(key: string, member: LimitMember, text: string) =>
          edit((before) => withLimit(before, key, member, text))
        }
        onRemove={(key) => {
          edit((before) => new Map(before).set(key, 'removed'));
          setGeneration((n) => n + 1);
        }}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={!draft || change.running} onClick={reset}>
              Discard changes
            </Button>
            <Button
              variant="primary"
              loading={change.running}
              onClick={() => void save()}
              {...withReason(
                fixed ?? (isChanged ? (reason ?? undefined) : 'No limit differs from the saved one.'),
              )}
            >
              {change.resumable ? 'Resume' : change.state.stale ? 'Overwrite' : 'Save'}
            </Button>
          </SpaceBetween>
        }
      />
      {needsConfirmation && (
        <Alert type="error" header="A limit of 0 rejects every request with 429">
          <Checkbox checked={blockAll} onChange={({ detail }) => setBlockAll(detail.checked)}>
            Reject all requests to {newlyRejecting(rows)}
          </Checkbox>
        </Alert>
      )}
      <PlanProgress state={change.state} />
      {isChanged && <ApiCallPreview plan={plan} />}
      <Box color="text-body-secondary" fontSize="body-s">
        Limits are best-effort targets. Where neither a route nor the stage has one, the limits of the account
        apply.
      </Box>
      <LeaveGuard active={isChanged} done={saved} />
    </SpaceBetween>
  );
}

const NONE: ThrottlingEdits = new Map();

function newlyRejecting(rows: ReturnType<typeof throttlingRows>): string {
  const keys = rows.filter(({ rejectsAll, isChanged }) => rejectsAll && isChanged).map(({ key }) => key);
  return keys.includes(DEFAULT_KEY) ? 'routes without their own limits' : keys.join(', ');
}
