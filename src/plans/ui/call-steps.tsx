import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { isOutcomeUnknown } from '../../client/calls/errors';
import type { CallState } from '../runner';

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

/** The calls of a plan with their statuses. */
export function CallSteps({ calls }: { calls: readonly CallState[] }) {
  return (
    <ol style={{ margin: 0, paddingInlineStart: 20 }} aria-label="Calls of this plan">
      {calls.map(({ call, status, outdated, found, alreadyGone, error }) => (
        <li key={call.id}>
          <StatusIndicator type={INDICATOR[status]}>
            {call.label}:{' '}
            {isOutcomeUnknown(error) ? 'no response' : alreadyGone ? 'already gone' : WORD[status]}
            {outdated && ', without your last edits'}
            {status === 'done' && found && ', confirmed without a response'}
          </StatusIndicator>
        </li>
      ))}
    </ol>
  );
}
