import { useEffect, useState, useSyncExternalStore } from 'react';
import { type PendingCall, pendingCallsStore } from '../../client/calls/pending-calls';
import type { Call } from '../../service/plan';
import styles from '../../ui/status-line.module.css';
import textStyles from '../../ui/text.module.css';

/** Shorter waits need no message, and a line that changes every second distracts. */
const STEP_S = 5;

/** Shows that the response to a pending call is slow, in the form or dialog that waits for it. */
export function SlowResponse({ call }: { call: Call }) {
  const open = useSyncExternalStore(pendingCallsStore.subscribe, pendingCallsStore.getSnapshot);
  const unanswered = open.find(({ operation }) => operation === call.operation);
  return unanswered ? <Line label={call.label} unanswered={unanswered} /> : null;
}

function Line({ label, unanswered }: { label: string; unanswered: PendingCall }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.floor((now - unanswered.since) / 1000 / STEP_S) * STEP_S;
  if (seconds < STEP_S) return null;
  return (
    <div className={styles.statusLine} role="status" aria-label="Slow answer">
      <span className={textStyles.breakAnywhere}>
        {label}: no response yet, {seconds} s. After {unanswered.longest / 1000} s the console checks whether
        it was applied.
      </span>
    </div>
  );
}
