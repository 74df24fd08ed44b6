import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { RankedCause } from '../../service/traffic/diagnose';
import { RULES } from '../../service/traffic/rules';
import { CERTAINTY } from './labels';
import styles from './test-request.module.css';

/** What may have led to a response, the likeliest first, each with its check and its remedy. */
export function CauseList({ causes }: { causes: readonly RankedCause[] }) {
  if (causes.length === 0) return null;
  return (
    <div>
      <Header variant="h3">Causes, the likeliest first</Header>
      <ol className={styles.causes} aria-label="Causes">
        {causes.map((cause) => (
          <CauseItem key={cause.title} cause={cause} />
        ))}
      </ol>
    </div>
  );
}

function CauseItem({ cause }: { cause: RankedCause }) {
  const { section, mark } = RULES[cause.rule];
  return (
    <li>
      <strong>{cause.title}</strong>
      {cause.rank === 'reproduced' && (
        <div>
          <StatusIndicator type="warning">The request on the left leads to it</StatusIndicator>
        </div>
      )}
      <div>Check: {cause.check}</div>
      <div>Fix: {cause.fix}</div>
      <div className={styles.stepName}>
        {CERTAINTY[mark].long} (traffic rules {section})
      </div>
    </li>
  );
}
