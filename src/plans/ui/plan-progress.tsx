import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense, useState } from 'react';
import { isOutcomeUnknown } from '../../client/calls/errors';
import { countOf } from '../../lib/format';
import { kinds } from '../../service/kinds';
import { roleOf } from '../../service/operations';
import textStyles from '../../ui/text.module.css';
import { missingKind } from '../missing-kind';
import type { CallState, Reconciliation } from '../runner';
import type { ChangeState } from '../use-change';
import { CallSteps } from './call-steps';
import { SlowResponse } from './slow-response';

const AskPermission = lazy(() => import('./ask-permission'));

const StaleNotice = lazy(() => import('./conflict-table'));
const Candidates = lazy(() => import('./candidates'));
/** Up to this many calls are listed; more show as a progress bar with an expandable list. */
const FEW = 8;

/** The progress of a plan; renders nothing for a single call that has not failed. */
export function PlanProgress({ state }: { state: ChangeState }) {
  if (state.stale) {
    return (
      <Suspense>
        <StaleNotice
          differences={state.stale}
          done={state.calls.filter(({ status }) => status === 'done').length}
        />
      </Suspense>
    );
  }
  if (state.status === 'idle' || state.status === 'done') return null;
  const failed = state.calls.find((call) => call.status === 'failed');
  const done = state.calls.filter((call) => call.status === 'done').length;
  const steps =
    state.calls.length > FEW ? (
      <ManySteps calls={state.calls} done={done} />
    ) : (
      state.calls.length > 1 && <CallSteps calls={state.calls} />
    );
  if (state.status === 'stopped') {
    return (
      <div role="alert">
        <Alert type="info" header={`Stopped: ${done} of ${countOf(state.calls.length, 'call')} done`}>
          <SpaceBetween size="xs">
            <div>Completed calls are kept. Nothing else was sent.</div>
            {steps}
          </SpaceBetween>
        </Alert>
      </div>
    );
  }
  if (!failed) {
    const running = state.calls.find((call) => call.status === 'running');
    return (
      <SpaceBetween size="xs">
        {steps}
        {running && <SlowResponse call={running.call} />}
      </SpaceBetween>
    );
  }
  const { error } = failed;
  if (!error) return null;
  const { message, details } = error;
  return (
    <div role="alert">
      <Alert type="error" header={headline(failed, done > 0, state.isReconciling)}>
        <SpaceBetween size="xs">
          <div className={textStyles.breakAnywhere}>{message}</div>
          {failed.found && <div className={textStyles.breakAnywhere}>{nextStep(failed.found)}</div>}
          {state.candidates && (
            <Suspense>
              <Candidates candidates={state.candidates} />
            </Suspense>
          )}
          {steps}
          <Box fontSize="body-s" color="text-body-secondary">
            <span className={textStyles.breakAnywhere}>
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

/** The safe next step when the outcome is unknown. */
function nextStep({ outcome, text }: Reconciliation): string {
  if (outcome === 'applied') return `${text} Submit again to continue; this call is not sent again.`;
  if (outcome === 'not-applied') return `${text} You can safely send it again.`;
  return outcome === 'unsure' ? `${text} Nothing is sent again unless you choose to.` : text;
}

function headline({ call, error, found }: CallState, partlyDone: boolean, isReconciling = false): string {
  if (isOutcomeUnknown(error)) {
    const what = `${call.label}: no ${error?.details.noServiceResponse ? 'valid response' : 'response'}`;
    if (isReconciling) return `${what}. Checking whether it was applied.`;
    if (found?.outcome === 'applied') return `${what}, but it was applied.`;
    if (found?.outcome === 'not-applied') return `${what}, and it was not applied.`;
    if (found) return `${what}. It may or may not have been applied.`;
    return `${what}. It may or may not have been applied. Submitting again checks first, before anything is sent.`;
  }
  const missing = error && roleOf(call.operation) === 'delete' ? missingKind(error) : undefined;
  const why = error?.details.notSent
    ? 'not sent'
    : missing
      ? `its ${kinds[missing].noun} does not exist any more`
      : 'refused';
  const what = `${call.label}: ${why}`;
  return partlyDone ? `${what}. Completed calls are kept.` : `${what}. Nothing was changed.`;
}

/** A progress count; the list of calls shows only when the user expands it. */
function ManySteps({ calls, done }: { calls: readonly CallState[]; done: number }) {
  const [open, setOpen] = useState(false);
  const running = calls.find((call) => call.status === 'running');
  return (
    <SpaceBetween size="xs">
      <ProgressBar
        value={Math.round((done / calls.length) * 100)}
        label={`${done.toLocaleString('en')} of ${countOf(calls.length, 'call')} done`}
        description={<span className={textStyles.breakAnywhere}>{running ? running.call.label : ' '}</span>}
        ariaLabel="Calls of this plan"
      />
      <ExpandableSection
        headerText="All calls"
        expanded={open}
        onChange={({ detail }) => setOpen(detail.expanded)}
      >
        {open && (
          <section className={textStyles.scrollArea} tabIndex={0} aria-label="All calls">
            <CallSteps calls={calls} />
          </section>
        )}
      </ExpandableSection>
    </SpaceBetween>
  );
}
