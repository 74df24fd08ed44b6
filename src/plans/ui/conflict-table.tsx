import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import textStyles from '../../ui/text.module.css';
import type { Conflict } from '../edit-conflict';
import styles from './conflict-table.module.css';

/** What somebody else changed while this edit was open: how it was, how it is now, and what saving would make of it. */
export default function StaleNotice({ differences }: { differences: readonly Conflict[] }) {
  return (
    <div role="alert">
      <Alert type="warning" header="It was changed elsewhere since you began. Nothing was sent.">
        <div className={textStyles.scrollArea}>
          <table className={styles.versions}>
            <thead>
              <tr>
                <th scope="col">Member</th>
                <th scope="col">When you began</th>
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
                  <td>{mine === undefined ? `${text(theirs)} (left as it is)` : `${text(mine)} (yours)`}</td>
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
