import Flashbar from '@cloudscape-design/components/flashbar';
import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { type Flash, flashStore } from '../ui/flash';

/** The messages above the screen. */
export default function Flashes({ flashes }: { flashes: readonly Flash[] }) {
  const { key } = useLocation();
  const shownAt = useRef({ key, newest: flashes[0]?.id ?? 0 });
  useEffect(() => {
    if (shownAt.current.key === key) return;
    flashStore.dismissOldSuccesses(shownAt.current.newest);
    shownAt.current = { key, newest: flashes[0]?.id ?? 0 };
  }, [key, flashes]);
  return (
    <Flashbar
      items={flashes.map(({ id, type, text }) => ({
        id: String(id),
        type,
        content: text,
        dismissible: true,
        dismissLabel: 'Dismiss message',
        onDismiss: () => flashStore.dismiss(id),
        ariaRole: type === 'error' ? 'alert' : 'status',
      }))}
    />
  );
}
