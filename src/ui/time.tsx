import { exactTime, timeAgo } from '../lib/format';
import { NotSet } from './not-set';
import textStyles from './text.module.css';

/** A relative time, with the exact one as its tooltip. */
export function Time({ at }: { at: Date | undefined }) {
  if (!at) return <NotSet />;
  return (
    <time className={textStyles.nowrap} dateTime={at.toISOString()} title={exactTime(at)}>
      {timeAgo(at, new Date())}
    </time>
  );
}
