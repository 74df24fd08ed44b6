import { countOf } from '../lib/format';
import styles from './name-list.module.css';
import textStyles from './text.module.css';

/** A resource of a dialog. */
export interface Named {
  id: string;
  name: string;
  /** A note beside the name. */
  note?: string | undefined;
}

/** Up to this many names are shown; more scroll in a box, so that a dialog keeps its size. */
const FEW = 6;

/** The names of the resources of a dialog. */
export function NameList({ label, names }: { label: string; names: readonly Named[] }) {
  if (names.length === 0) return null;
  const list = (
    <ul className={styles.list} aria-label={label}>
      {names.map(({ id, name, note }) => (
        <li key={id}>
          <span className={textStyles.mono}>{name}</span>
          {note && <span className={textStyles.secondary}> {note}</span>}
        </li>
      ))}
    </ul>
  );
  if (names.length <= FEW) return list;
  return (
    <section className={styles.box} tabIndex={0} aria-label={`${label}: ${countOf(names.length, 'name')}`}>
      {list}
    </section>
  );
}
