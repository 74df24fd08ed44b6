import SpaceBetween from '@cloudscape-design/components/space-between';
import { exactTime } from '../../../lib/format';
import { Answer } from '../answer';
import { SentRequests } from './sent-requests';
import { useIntoView } from './use-into-view';
import type { SentRequestsState } from './use-sent-requests';

/** The trace of the request that was sent or chosen, and the list of those before; `draft`: what is known before. */
export function SentAnswer({ requests, draft }: { requests: SentRequestsState; draft: React.ReactNode }) {
  const { sent, shown, show } = requests;
  const top = useIntoView(shown?.id);
  return (
    <div ref={top}>
      <SpaceBetween size="l">
        {shown ? (
          <Answer
            key={shown.id}
            world={shown.world}
            request={shown.request}
            given={shown.given}
            result={shown.trace}
            origin={shown.origin}
            notes={shown.notes}
            description={`Sent ${exactTime(shown.at)}, answered in ${shown.ms.toLocaleString('en')} ms.`}
          />
        ) : (
          draft
        )}
        {sent.length > 0 && <SentRequests sent={sent} shown={shown} onShow={show} />}
      </SpaceBetween>
    </div>
  );
}
