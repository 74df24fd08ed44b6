import type { Route } from '@aws-sdk/client-apigatewayv2';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import { connectionKey } from '../../client/connection/clients';
import { ConnectionContext, useConnection } from '../../client/connection/use-connection';
import { countOf } from '../../lib/format';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import type { CopyChoice } from '../../service/configuration/copy-routes';
import type { Outcome } from '../../ui/notify';
import { PropertyListSkeleton } from '../../ui/property-list';
import { ReplacementFields, replacementSummary } from '../../views/replacement-fields';
import { CopyReview } from './copy-review';
import { CopyTarget, type Target } from './copy-target';
import { type PlannedCopy, useCopy } from './use-copy';

interface CopyRoutesProps {
  apiId: string;
  routes: readonly Route[];
  onDismiss: () => void;
  onDone: (text: string, result: Outcome) => void;
}

/** Copies routes into another API with what they refer to, on this connection or on another one. */
export default function CopyRoutes({ apiId, routes, onDismiss, onDone }: CopyRoutesProps) {
  const connection = useConnection();
  const [target, setTarget] = useState<Target>({ connection, apiId: '', name: '' });
  const [choice, setChoice] = useState<CopyChoice>({ existing: 'skip', reused: new Set() });
  const [entered, setEntered] = useState<Readonly<Record<string, string>>>({});
  // The plan that has begun is the one that continues, whatever is read meanwhile.
  const [started, setStarted] = useState<PlannedCopy>();
  const keys = useMemo(() => routes.map(({ RouteKey = '' }) => RouteKey), [routes]);
  const { result, replacements, problem, failure } = useCopy({
    from: { connection, apiId },
    target,
    keys,
    choice,
    entered,
  });
  const shown = started ?? result;
  const title = `Copy ${countOf(routes.length, 'route')} to ${target.apiId === '' ? 'another API' : `API ${target.name}`}`;
  const isElsewhere = connectionKey(target.connection) !== connectionKey(connection);
  const nothing = shown?.planned.plan.calls.length === 0 ? 'There is nothing to copy.' : undefined;
  const copied = shown ? shown.copy.added.length + shown.copy.replaced.length : 0;
  const place = isElsewhere ? ` on ${target.connection.name}, Region ${target.connection.region}` : '';
  return (
    <ConnectionContext value={target.connection}>
      <ConfirmPlan
        plan={{ title, calls: shown?.planned.plan.calls ?? [] }}
        confirmLabel="Copy"
        notReady={started ? undefined : (problem ?? nothing)}
        onStart={() => setStarted(shown)}
        onDismiss={onDismiss}
        onDone={(done) => onDone(`${countOf(copied, 'route')} copied to API ${target.name}${place}.`, done)}
      >
        <SpaceBetween size="m">
          <CopyTarget
            apiId={apiId}
            home={connection}
            target={target}
            disabled={started !== undefined}
            onChange={(next) => {
              setTarget(next);
              setChoice({ existing: 'skip', reused: new Set() });
            }}
          />
          {failure && (
            <Alert
              type="error"
              header={`${failure.what} could not be read`}
              action={<Button onClick={failure.retry}>Retry</Button>}
            >
              {failure.message}
            </Alert>
          )}
          {target.apiId !== '' && !failure && !shown && <PropertyListSkeleton />}
          {shown && (
            <CopyReview
              copy={shown.copy}
              left={shown.planned.left}
              selection={shown.selection}
              targetName={target.name}
              choice={choice}
              disabled={started !== undefined}
              onChange={setChoice}
            />
          )}
          {shown && isElsewhere && replacements.length > 0 && (
            <section aria-label="Replacements">
              <Box variant="h3">Replacements</Box>
              <Box color="text-body-secondary" padding={{ bottom: 's' }}>
                {replacementSummary(replacements)}
              </Box>
              <ReplacementFields
                replacements={replacements}
                disabled={started !== undefined}
                onChange={(changed) => setEntered({ ...entered, ...changed })}
              />
            </section>
          )}
        </SpaceBetween>
      </ConfirmPlan>
    </ConnectionContext>
  );
}
