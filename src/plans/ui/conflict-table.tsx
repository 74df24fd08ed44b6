import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import textStyles from '../../ui/text.module.css';
import type { Conflict } from '../edit-conflict';
import styles from './conflict-table.module.css';

/** Members that someone else changed during this edit: the base value, their value and the value that saving would set. */
export default function StaleNotice(props: {
  differences: readonly Conflict[];
  /** The calls of this edit that were sent before. */
  done: number;
}) {
  const { differences, done } = props;
  return (
    <div role="alert">
      <Alert
        type="warning"
        header={`The resource was changed elsewhere while you edited it. ${done > 0 ? 'Nothing more' : 'Nothing'} was sent.`}
      >
        <div className={textStyles.scrollArea}>
          <table className={styles.versions}>
            <thead>
              <tr>
                <th scope="col">Member</th>
                <th scope="col">Before your edit</th>
                <th scope="col">Now</th>
                <th scope="col">After saving</th>
              </tr>
            </thead>
            <tbody>
              {differences.map(({ member, base, theirs, mine }) => (
                <tr key={member}>
                  <th scope="row">{member}</th>
                  <td>{text(base)}</td>
                  <td>{text(theirs)}</td>
                  <td>{mine === undefined ? `${text(theirs)} (unchanged)` : `${text(mine)} (yours)`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Box margin={{ top: 'xs' }}>
          Saving again sends only what you changed yourself; where both changed a member, yours replaces
          theirs.
        </Box>
      </Alert>
    </div>
  );
}

function text(value: unknown): string {
  if (value === undefined || value === '') return 'not set';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
