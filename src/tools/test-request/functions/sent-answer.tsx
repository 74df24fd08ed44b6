import { Answer } from '../answer';
import { SentColumn, sentDescription } from './sent-column';
import { SentRequests } from './sent-requests';
import type { SentRequestsState } from './use-sent-requests';

/** The trace of the request that was sent or chosen, and the list of those before; `draft`: what is known before. */
export function SentAnswer({ requests, draft }: { requests: SentRequestsState; draft: React.ReactNode }) {
  const { sent, shown, show } = requests;
  return (
    <SentColumn
      shownId={shown?.id}
      list={sent.length > 0 && <SentRequests sent={sent} shown={shown} onShow={show} />}
    >
      {shown ? (
        <Answer
          key={shown.id}
          world={shown.world}
          request={shown.request}
          given={shown.given}
          result={shown.trace}
          origin={shown.origin}
          notes={shown.notes}
          description={sentDescription(shown)}
        />
      ) : (
        draft
      )}
    </SentColumn>
  );
}
