import Button from '@cloudscape-design/components/button';
import { cancelQueuedCalls, type queuedCalls } from '../../client/calls/send';
import { countOf } from '../../lib/format';

/** One calm line: how many calls wait, how long, and a way out. */
export default function WaitingLine({ waiting }: { waiting: ReturnType<typeof queuedCalls.getSnapshot> }) {
  return (
    <div className="gh-waiting" role="status" aria-label="Waiting calls">
      <span>
        {countOf(waiting.calls, 'call')} {waiting.calls === 1 ? 'waits' : 'wait'} for the account's rate of
        requests, about {Math.ceil(waiting.ms / 1000)} s.
      </span>
      <Button variant="inline-link" onClick={cancelQueuedCalls}>
        Cancel what waits
      </Button>
    </div>
  );
}
