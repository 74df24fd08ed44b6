import Flashbar from '@cloudscape-design/components/flashbar';
import { useSyncExternalStore } from 'react';
import { journal } from '../../plans/journal/journal';
import { UndoButton } from '../../tools/journal/undo-button';
import { type Notification, notificationStore } from '../../ui/notify';

/** The notifications above the screen. */
export default function Notifications({ notifications }: { notifications: readonly Notification[] }) {
  return (
    <Flashbar
      items={notifications.map(({ id, type, text, entryIds }) => ({
        id: String(id),
        type,
        content: text,
        dismissible: true,
        dismissLabel: 'Dismiss message',
        onDismiss: () => notificationStore.dismiss(id),
        ariaRole: type === 'error' ? 'alert' : 'status',
        action: <UndoAction entryIds={entryIds} />,
      }))}
    />
  );
}

/** Offers to undo the single write of a notification; nothing for several, or when it cannot be undone. */
function UndoAction({ entryIds }: { entryIds: readonly number[] }) {
  const entries = useSyncExternalStore(journal.subscribe, journal.getSnapshot);
  const entry = entryIds.length === 1 ? entries.find(({ id }) => id === entryIds[0]) : undefined;
  return entry ? <UndoButton entry={entry} onlyPossible /> : null;
}
