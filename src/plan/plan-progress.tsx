import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { lazy, Suspense } from 'react';
import { toApiError } from '../api/errors';
import type { CallState, RunState } from './runner';

const AskPermission = lazy(() => import('./ask-permission'));

const INDICATOR: Record<CallState['status'], StatusIndicatorProps.Type> = {
  waiting: 'pending',
  running: 'in-progress',
  done: 'success',
  failed: 'error',
};

const WORD: Record<CallState['status'], string> = {
  waiting: 'not sent',
  running: 'sending',
  done: 'done',
  failed: 'failed',
};

/** How far a plan came. For a plan of one call that has not failed there is nothing to tell. */
export function PlanProgress({ state }: { state: RunState }) {
  if (state.status === 'idle' || state.status === 'done') return null;
  const failed = state.calls.find((call) => call.status === 'failed');
  const steps = state.calls.length > 1 && <Steps calls={state.calls} />;
  if (!failed) return steps;
  const error = toApiError(failed.error, failed.call.operation);
  const { message, details } = error;
  const done = state.calls.some((call) => call.status === 'done');
  return (
    <div role="alert">
      <Alert type="error" header={headline(details.status, failed.call.label, done)}>
        <SpaceBetween size="xs">
          <div className="gh-cut">{message}</div>
          {steps}
          <Box fontSize="body-s" color="text-body-secondary">
            <span className="gh-cut">
              {details.code} at {details.operation}
              {details.requestId && ` · request ${details.requestId}`}
            </span>
          </Box>
          {details.status === 403 && (
            <Suspense>
              <AskPermission error={error} />
            </Suspense>
          )}
        </SpaceBetween>
      </Alert>
    </div>
  );
}

function headline(status: number, label: string, partlyDone: boolean): string {
  const what = `${label}: ${status === 0 ? 'no answer' : 'refused'}`;
  if (status === 0) {
    return `${what}. It may have been applied or not; look before sending it again.`;
  }
  return partlyDone ? `${what}. What was done before is kept.` : `${what}. Nothing was changed.`;
}

function Steps({ calls }: { calls: readonly CallState[] }) {
  return (
    <ol style={{ margin: 0, paddingInlineStart: 20 }} aria-label="Calls of this plan">
      {calls.map(({ call, status, outdated }) => (
        <li key={call.id}>
          <StatusIndicator type={INDICATOR[status]}>
            {call.label}: {WORD[status]}
            {outdated && ', as it was before your last edits'}
          </StatusIndicator>
        </li>
      ))}
    </ol>
  );
}
