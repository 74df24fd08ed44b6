import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { exactTime } from '../../lib/format';
import type { JournalEntry } from '../../plans/journal/journal-entry';
import textStyles from '../../ui/text.module.css';
import { outcomeText } from './model';

export function OutcomeStatus({ entry }: { entry: JournalEntry }) {
  const type =
    entry.outcome === 'ok' ? 'success' : entry.outcome.status === 0 ? 'warning' : ('error' as const);
  return <StatusIndicator type={type}>{outcomeText(entry)}</StatusIndicator>;
}

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** The time of day of a call; the tooltip shows the date. */
export function SentAt({ at }: { at: number }) {
  const date = new Date(at);
  return (
    <time className={textStyles.nowrap} dateTime={date.toISOString()} title={exactTime(date)}>
      {clock.format(date)}
    </time>
  );
}
