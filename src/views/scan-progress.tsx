import Button from '@cloudscape-design/components/button';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ScanState } from '../client/cache/scan-state';
import { useScan } from '../client/cache/use-scan';
import { countOf } from '../lib/format';

/** How far the scan is that is underway in this tab or another, with its pause, resume and cancel. */
export function ScanProgress() {
  const { scan, state } = useScan();
  const isPaused = state.status === 'paused';
  return (
    <SpaceBetween size="xxs">
      <SpaceBetween direction="horizontal" size="s" alignItems="center">
        <ProgressBar
          value={state.total ? (state.done / state.total) * 100 : 0}
          label={label(state)}
          description={
            state.total === undefined
              ? 'Reading the list of APIs'
              : `${state.done.toLocaleString('en')} of ${countOf(state.total, 'API')}${rest(state.remainingMs)}`
          }
        />
        <Button onClick={() => (isPaused ? scan.resume() : scan.pause())}>
          {isPaused ? 'Resume' : 'Pause'}
        </Button>
        <Button variant="link" onClick={() => scan.cancel()}>
          {state.isElsewhere ? 'Stop waiting' : 'Cancel'}
        </Button>
      </SpaceBetween>
      {state.isElsewhere && (
        <div>Another tab of this connection sends the requests. What it reads is shown here too.</div>
      )}
      {state.isTakenOver && (
        <div role="status">
          The tab that was reading the account was closed. This tab continues from what was read.
        </div>
      )}
    </SpaceBetween>
  );
}

function label({ status, isElsewhere }: ScanState): string {
  if (status === 'paused') return isElsewhere ? 'Paused in another tab' : 'Paused';
  return isElsewhere ? 'Another tab is reading the account' : 'Reading the account';
}

/** ", about 10 minutes"; nothing before it can be estimated. */
function rest(ms: number | undefined): string {
  if (ms === undefined) return '';
  if (ms < 60_000) return ', less than a minute';
  return `, about ${countOf(Math.round(ms / 60_000), 'minute')}`;
}
