import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { exactTime } from '../../../lib/format';
import { useIntoView } from './use-into-view';

/** When something was sent, and how long its answer took, as a sentence. */
export const sentDescription = ({ at, ms }: { at: Date; ms: number }) =>
  `Sent ${exactTime(at)}, answered in ${ms.toLocaleString('en')} ms.`;

/** What is shown of one that was sent, above the list of all. @param shownId of the one that is shown, if any */
export function SentColumn(props: { shownId: string | undefined; list: ReactNode; children: ReactNode }) {
  const top = useIntoView(props.shownId);
  return (
    <div ref={top}>
      <SpaceBetween size="l">
        {props.children}
        {props.list}
      </SpaceBetween>
    </div>
  );
}
