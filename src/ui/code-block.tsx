import Box from '@cloudscape-design/components/box';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import styles from './code-block.module.css';

/** Preformatted text in monospace, scrollable by keyboard, with a copy button. `what` names it: "JSON". */
export function CodeBlock({ text, what }: { text: string; what: string }) {
  return (
    <div>
      <Box float="right" padding={{ bottom: 'xxs' }}>
        <CopyToClipboard
          copyButtonText="Copy"
          copyButtonAriaLabel={`Copy ${what}`}
          copySuccessText={`${what} copied`}
          copyErrorText={`Could not copy ${what}`}
          textToCopy={text}
        />
      </Box>
      <div style={{ clear: 'both' }}>
        <section className={styles.codeBlock} tabIndex={0} aria-label={what}>
          <pre>{text}</pre>
        </section>
      </div>
    </div>
  );
}
