import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { AnyRule } from '../../service/findings/find';
import { CodeBlock } from '../../ui/code-block';
import textStyles from '../../ui/text.module.css';
import styles from './findings.module.css';

/** Where a rule comes from, and an example that passes beside one that fails; shown when it is opened. */
export function RuleExplanation({ rule }: { rule: AnyRule }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <ExpandableSection
      headerText="Source and examples"
      headerAriaLabel={`Source and examples of ${rule.title}`}
      expanded={isOpen}
      onChange={({ detail }) => setIsOpen(detail.expanded)}
    >
      {isOpen && (
        <SpaceBetween size="s">
          <div>
            Rule <span className={textStyles.mono}>{rule.id}</span>; source: {rule.source}
          </div>
          <div className={styles.examples}>
            <Example title="Failing example" rule={rule} example={rule.failing} />
            <Example title="Passing example" rule={rule} example={rule.passing} />
          </div>
        </SpaceBetween>
      )}
    </ExpandableSection>
  );
}

function Example({ title, rule, example }: { title: string; rule: AnyRule; example: object }) {
  const members = Object.entries(example).filter(
    ([name]) => name === 'api' || rule.needs.some((one) => one === name),
  );
  const shown = rule.needs.length === 0 ? example : Object.fromEntries(members);
  return (
    <section aria-label={`${title} of ${rule.title}`}>
      <strong>{title}</strong>
      <CodeBlock what={`${title} of ${rule.title}`} text={JSON.stringify(shown, null, 2)} />
    </section>
  );
}
