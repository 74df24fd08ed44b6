import { useEffect, useRef } from 'react';
import { exactTime, timeAgo } from '../lib/format';
import { NotSet } from './not-set';
import textStyles from './text.module.css';
import { useNow } from './use-now';

/** A relative time that ages while it is shown, with the exact one as its tooltip. */
export function Time({ at }: { at: Date | undefined }) {
  const now = useNow();
  const shown = useRef<HTMLTimeElement>(null);
  // After the frame: what formats it takes longer to create than the first rows of a list to render.
  useEffect(() => {
    if (shown.current && at) shown.current.title = exactTime(at);
  }, [at]);
  if (!at) return <NotSet />;
  return (
    <time ref={shown} className={textStyles.nowrap} dateTime={at.toISOString()}>
      {timeAgo(at, now)}
    </time>
  );
}
