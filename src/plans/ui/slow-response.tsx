import { useEffect, useState, useSyncExternalStore } from 'react';
import { type PendingCall, pendingCallsStore } from '../../client/calls/pending-calls';
import type { Call } from '../../service/plan';
import styles from '../../ui/status-line.module.css';
import textStyles from '../../ui/text.module.css';

/** A shorter wait is over before anybody wonders; and a line that changes every second is not calm. */
const STEP_S = 5;

/** Tells that a call is under way and its answer is slow: in the form or the dialog that waits for it. */
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
        {label}: no answer yet, {seconds} s. After {unanswered.longest / 1000} s the service is asked whether
        it was applied.
      </span>
    </div>
  );
}
