import Button from '@cloudscape-design/components/button';
import { cancelQueuedCalls, type queuedCalls } from '../../client/calls/send';
import { countOf } from '../../lib/format';
import styles from '../../ui/status-line.module.css';

/** One calm line: how many calls wait, how long, and a way out. */
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
