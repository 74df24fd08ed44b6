import { lazy, Suspense, useSyncExternalStore } from 'react';
import { queuedCalls } from '../../client/calls/send';

const QueuedCallsLine = lazy(() => import('./queued-calls-line'));

/** A shorter wait is over before anybody has read of it. */
const WORTH_TELLING_MS = 1000;

/** Tells of calls that wait for the account's rate, when it is for more than a second. */
export function QueuedCalls() {
  const waiting = useSyncExternalStore(queuedCalls.subscribe, queuedCalls.getSnapshot);
  if (waiting.ms < WORTH_TELLING_MS) return null;
  return (
    <Suspense>
      <QueuedCallsLine waiting={waiting} />
    </Suspense>
  );
}
