import styles from './colour-dot.module.css';

/** A connection's colour as a dot; its name is beside it. */
export function ColourDot({ colour }: { colour: string }) {
  return <span className={styles.dot} data-colour={colour} aria-hidden="true" />;
}
