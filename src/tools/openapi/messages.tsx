import Link from '@cloudscape-design/components/link';
import textStyles from '../../ui/text.module.css';
import type { DocumentMessage } from './document-model';
import styles from './import-preview.module.css';

/** Messages about a document, each with its line or a link where there is one. */
export function Messages(props: {
  messages: readonly DocumentMessage[];
  /** The screen of what a message is about. */
  href?: (message: string) => string | undefined;
}) {
  return (
    <ul className={styles.messages}>
      {props.messages.map(({ text, line }) => {
        const href = props.href?.(text);
        return (
          <li key={text}>
            {text}
            {line !== undefined && <span className={textStyles.secondary}>{` · line ${line}`}</span>}
            {href !== undefined && (
              <>
                {' · '}
                <Link href={href}>Open the route</Link>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
