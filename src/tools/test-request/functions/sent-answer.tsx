import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef } from 'react';
import { exactTime } from '../../../lib/format';
import { Answer } from '../answer';
import { SentRequests } from './sent-requests';
import type { Functions } from './use-functions';

/** The trace of the request that was sent or chosen, and the list of those before; `draft`: what is known before. */
export function SentAnswer({ functions, draft }: { functions: Functions; draft: React.ReactNode }) {
  const { sent, shown, show } = functions;
  const top = useRef<HTMLDivElement>(null);
  const id = shown?.id;
  useEffect(() => {
    // On a narrow screen the answer is below the form.
    if (id !== undefined && (top.current?.getBoundingClientRect().top ?? 0) > innerHeight)
      top.current?.scrollIntoView();
  }, [id]);
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
