import StatusIndicator from '@cloudscape-design/components/status-indicator';
import styles from './test-request.module.css';

/** What else whoever sent a request should know: what was not called, and why a function failed. */
export function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className={styles.notes} aria-label="Notes">
      {[...new Set(notes)].map((note) => (
        <li key={note}>
          <StatusIndicator type="info" wrapText>
            <span className={styles.step}>{note}</span>
          </StatusIndicator>
        </li>
      ))}
    </ul>
  );
}
