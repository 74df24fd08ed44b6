import Button from '@cloudscape-design/components/button';
import Flashbar from '@cloudscape-design/components/flashbar';
import { useSyncExternalStore } from 'react';
import { type JournalEntry, journal } from '../../plans/journal/journal';
import { undoPlan } from '../../plans/journal/undo/undo-plan';
import { isRead } from '../../service/operations';
import { type Notification, notificationStore } from '../../ui/notify';
import { paths } from '../paths';

/** The messages above the screen. */
export default function Flashes({ flashes }: { flashes: readonly Notification[] }) {
  const entries = useSyncExternalStore(journal.subscribe, journal.getSnapshot);
  return (
    <Flashbar
      items={flashes.map((flash) => ({
        id: String(flash.id),
        type: flash.type,
        content: flash.text,
        dismissible: true,
        dismissLabel: 'Dismiss message',
        onDismiss: () => notificationStore.dismiss(flash.id),
        ariaRole: flash.type === 'error' ? 'alert' : 'status',
        action: <UndoLink entry={toldBy(flash, entries)} />,
      }))}
    />
  );
}

/** Leads to the call in the journal, where it can be undone; nothing for what has no inverse. */
function UndoLink({ entry }: { entry: JournalEntry | undefined }) {
  if (!entry || entry.undone || 'reason' in undoPlan(entry)) return null;
  return <Button href={paths.journalEntry(entry.id)}>Undo</Button>;
}

/** A success is told right after the call that it is about has ended. */
const TOLD_WITHIN_MS = 500;

/** The one write that a success tells about; undefined when it tells of several, or of none. */
function toldBy({ type, at }: Notification, entries: readonly JournalEntry[]): JournalEntry | undefined {
  if (type !== 'success') return undefined;
  const writes = entries.filter((entry) => !isRead(entry.operation));
  const last = writes.findLastIndex((entry) => endOf(entry) <= at);
  const [before, entry] = [writes[last - 1], writes[last]];
  if (!entry || at - endOf(entry) > TOLD_WITHIN_MS) return undefined;
  // The calls of one plan follow one another without a pause.
  const isOfSeveral = before && entry.at - endOf(before) < TOLD_WITHIN_MS;
  return isOfSeveral ? undefined : entry;
}

const endOf = ({ at, ms }: JournalEntry) => at + ms;
