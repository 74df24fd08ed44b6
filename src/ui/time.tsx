import { exactTime, timeAgo } from '../lib/format';
import { NotSet } from './not-set';
import textStyles from './text.module.css';
import { useNow } from './use-now';

/** A relative time that ages while it is shown, with the exact one as its tooltip. */
export function Time({ at }: { at: Date | undefined }) {
  const now = useNow();
  if (!at) return <NotSet />;
  return (
    <time className={textStyles.nowrap} dateTime={at.toISOString()} title={exactTime(at)}>
      {timeAgo(at, now)}
    </time>
  );
}
