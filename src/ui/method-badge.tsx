import styles from './method-badge.module.css';
import textStyles from './text.module.css';

/** An HTTP method as a coloured word; `WS` is a WebSocket route. */
export function Method({ name }: { name: string }) {
  return (
    <span className={styles.method} data-method={name}>
      {name}
    </span>
  );
}

/** A resource path with its variables highlighted: `/pets/{petId}`. */
export function PathText({ path }: { path: string }) {
  let at = 0;
  const texts = path.split(/(\{[^}]*\})/).filter((text) => text !== '');
  const parts = texts.map((text) => {
    at += text.length;
    return { text, at };
  });
  return (
    <span className={textStyles.mono}>
      {parts.map((part) => (
        <span key={part.at} {...(part.text.startsWith('{') ? { className: styles.variable } : {})}>
          {part.text}
        </span>
      ))}
    </span>
  );
}
