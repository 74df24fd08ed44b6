import { SocketAnswer } from '../socket-answer';
import { SentColumn, sentDescription } from './sent-column';
import { SentEvents } from './sent-events';
import type { SocketEvents } from './use-socket-events';

/** The trace of the event that was sent or chosen, and the list of those before; `draft`: what is known before. */
export function SentEventAnswer(props: { apiId: string; events: SocketEvents; draft: React.ReactNode }) {
  const { sent, shown, show } = props.events;
  return (
    <SentColumn
      shownId={shown?.id}
      list={sent.length > 0 && <SentEvents sent={sent} shown={shown} onShow={show} />}
    >
      {shown ? (
        <SocketAnswer
          key={shown.id}
          apiId={props.apiId}
          result={shown.result}
          origin={shown.origin}
          notes={shown.notes}
          description={sentDescription(shown)}
        />
      ) : (
        props.draft
      )}
    </SentColumn>
  );
}
