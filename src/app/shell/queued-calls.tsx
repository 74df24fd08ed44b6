import { lazy, Suspense, useSyncExternalStore } from 'react';
import { queuedCalls } from '../../client/calls/send';

const QueuedCallsLine = lazy(() => import('./queued-calls-line'));

/** A shorter wait is over before the user could read the message. */
const WORTH_TELLING_MS = 1000;

/** Shows calls that are queued for the account's rate for more than a second. */
export function QueuedCalls() {
  const waiting = useSyncExternalStore(queuedCalls.subscribe, queuedCalls.getSnapshot);
  if (waiting.ms < WORTH_TELLING_MS) return null;
  return (
    <Suspense>
      <QueuedCallsLine waiting={waiting} />
    </Suspense>
  );
}
