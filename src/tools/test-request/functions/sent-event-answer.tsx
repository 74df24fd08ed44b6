import SpaceBetween from '@cloudscape-design/components/space-between';
import { exactTime } from '../../../lib/format';
import { SocketAnswer } from '../socket-answer';
import { SentEvents } from './sent-events';
import { useIntoView } from './use-into-view';
import type { SocketEvents } from './use-socket-events';

/** The trace of the event that was sent or chosen, and the list of those before; `draft`: what is known before. */
export function SentEventAnswer(props: { apiId: string; events: SocketEvents; draft: React.ReactNode }) {
  const { sent, shown, show } = props.events;
  const top = useIntoView(shown?.id);
  return (
    <div ref={top}>
      <SpaceBetween size="l">
        {shown ? (
          <SocketAnswer
            key={shown.id}
            apiId={props.apiId}
            result={shown.result}
            origin={shown.origin}
            notes={shown.notes}
            description={`Sent ${exactTime(shown.at)}, answered in ${shown.ms.toLocaleString('en')} ms.`}
          />
        ) : (
          props.draft
        )}
        {sent.length > 0 && <SentEvents sent={sent} shown={shown} onShow={show} />}
      </SpaceBetween>
    </div>
  );
}
