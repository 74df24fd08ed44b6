import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { useConnection } from '../../client/connection/use-connection';
import textStyles from '../../ui/text.module.css';
import { Time } from '../../ui/time';
import type { NamedFinding } from '../../views/account-report';
import { type Silence, unsilence } from '../../views/silences';
import styles from './findings.module.css';

/** Findings that are not shown any more, each with its note. */
export function SilencedList({
  silenced,
}: {
  silenced: readonly { finding: NamedFinding; silence: Silence }[];
}) {
  const connection = useConnection();
  if (silenced.length === 0) return null;
  return (
    <ExpandableSection
      variant="container"
      headingTagOverride="h2"
      headerText="Silenced"
      headerCounter={`(${silenced.length.toLocaleString('en')})`}
    >
      <ul className={styles.list} aria-label="Silenced findings">
        {silenced.map(({ finding, silence }) => (
          <li key={`${silence.key} ${finding.evidence}`}>
            <div className={styles.finding}>
              <div className={textStyles.breakAnywhere}>
                <strong>{finding.subject.name}</strong>: {finding.evidence}
              </div>
              <div className={textStyles.secondary}>
                {silence.note} (<Time at={new Date(silence.at)} />)
              </div>
            </div>
            <Button
              onClick={() => unsilence(connection, silence.key)}
              ariaLabel={`Show ${finding.subject.name} again: ${finding.evidence}`}
            >
              Show again
            </Button>
          </li>
        ))}
      </ul>
    </ExpandableSection>
  );
}
