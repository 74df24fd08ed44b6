import Button from '@cloudscape-design/components/button';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { type PendingCall, pendingCallsStore } from '../../client/calls/pending-calls';
import { TIMEOUT_MS } from '../../client/connection/timeout';
import type { Call } from '../../service/plan';
import styles from '../../ui/status-line.module.css';
import textStyles from '../../ui/text.module.css';

/** Shorter waits need no message, and a line that changes every second distracts. */
const STEP_S = 5;

/** The wait for another change becomes worth a line sooner: it may be a forgotten tab. */
const LOCK_S = 1;

/** Shows what a pending call waits for, in the form or dialog that waits for it, and ends the wait on request. */
export function SlowResponse({ call }: { call: Call }) {
  const pending = useSyncExternalStore(pendingCallsStore.subscribe, pendingCallsStore.getSnapshot);
  const waiting = pending.find(({ operation }) => operation === call.operation);
  return waiting ? <Line key={waiting.since} label={call.label} waiting={waiting} /> : null;
}

function Line({ label, waiting }: { label: string; waiting: PendingCall }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const isLock = waiting.waitsFor === 'lock';
  const step = isLock ? LOCK_S : STEP_S;
  const seconds = Math.floor((now - waiting.since) / 1000 / step) * step;
  if (seconds < step) return null;
  return (
    <div className={styles.statusLine}>
      <span className={textStyles.breakAnywhere} role="status" aria-label="Slow response">
        {isLock
          ? `${label}: another change to the same resource is underway, in this tab or another, for ${seconds} s.`
          : `${label}: no response yet, ${seconds} s. After ${TIMEOUT_MS / 1000} s the console checks whether it was applied.`}
      </span>{' '}
      <Button variant="inline-link" onClick={waiting.stop}>
        {isLock ? 'Cancel this call' : 'Stop waiting and check'}
      </Button>
    </div>
  );
}
