import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import styles from './copyable.module.css';
import { Mono } from './mono';

/** A monospace text with a button that copies the whole of it. `what` names it for the button: "API ID". */
export function Copyable({ text, what, max = 80 }: { text: string; what: string; max?: number }) {
  return (
    <span className={styles.copyable}>
      <Mono text={text} max={max} />
      <CopyToClipboard
        variant="icon"
        copyButtonAriaLabel={`Copy ${what}`}
        copySuccessText={`${what} copied`}
        copyErrorText={`Could not copy ${what}`}
        textToCopy={text}
      />
    </span>
  );
}
