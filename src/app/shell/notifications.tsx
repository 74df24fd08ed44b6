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

/** Offers to undo the writes of a notification; nothing when they cannot be undone. */
function UndoAction({ entryIds }: { entryIds: readonly number[] }) {
  const entries = useSyncExternalStore(journal.subscribe, journal.getSnapshot);
  const own = entries.filter(({ id }) => entryIds.includes(id));
  return own.length === 0 ? null : <UndoButton entries={own} onlyPossible />;
}
