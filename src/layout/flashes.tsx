import Flashbar from '@cloudscape-design/components/flashbar';
import { type Flash, flashStore } from '../ui/flash';

/** The messages above the screen. */
export default function Flashes({ flashes }: { flashes: readonly Flash[] }) {
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
