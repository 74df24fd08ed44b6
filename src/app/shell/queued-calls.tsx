import { lazy, Suspense, useSyncExternalStore } from 'react';
import { waitingCalls } from '../../client/calls/send';

const WaitingLine = lazy(() => import('./queued-calls-line'));

/** A shorter wait is over before anybody has read of it. */
const WORTH_TELLING_MS = 1000;

/** Tells of calls that wait for the account's rate, when it is for more than a second. */
export function WaitingCalls() {
  const waiting = useSyncExternalStore(waitingCalls.subscribe, waitingCalls.getSnapshot);
  if (waiting.ms < WORTH_TELLING_MS) return null;
  return (
    <Suspense>
      <WaitingLine waiting={waiting} />
    </Suspense>
  );
}
