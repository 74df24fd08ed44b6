import Button from '@cloudscape-design/components/button';
import { cancelQueuedCalls, type queuedCalls } from '../../client/calls/send';
import { countOf } from '../../lib/format';
import styles from '../../ui/status-line.module.css';

/** One line: the number of queued calls, the wait, and a cancel button. */
export default function WaitingLine({ waiting }: { waiting: ReturnType<typeof queuedCalls.getSnapshot> }) {
  return (
    <div className={styles.statusLine} role="status" aria-label="Queued calls">
      <span>
        {countOf(waiting.calls, 'call')} {waiting.calls === 1 ? 'waits' : 'wait'} for the request rate of the
        account, about {Math.ceil(waiting.ms / 1000)} s.
      </span>
      <Button variant="inline-link" onClick={cancelQueuedCalls}>
        Cancel queued calls
      </Button>
    </div>
  );
}
