import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { paths } from '../../app/paths';
import { useReadOnlyReason } from '../../client/connection/use-connection';
import { countOf } from '../../lib/format';
import type { Severity } from '../../service/findings/rule';
import { kinds } from '../../service/kinds';
import textStyles from '../../ui/text.module.css';
import type { NamedFinding } from '../../views/account-report';
import { findingKey } from '../../views/silences';
import styles from './findings.module.css';
import { type RuleGroup, subjectHref } from './model';
import { RuleExplanation } from './rule-explanation';

export const SEVERITY_LABELS: Record<Severity, string> = { error: 'Error', warning: 'Warning', info: 'Info' };

/** More findings of one rule are shown on request. */
const STEP = 25;

interface GroupProps {
  group: RuleGroup;
  /** Links to the API of each finding: the list is of several APIs. */
  showsApi: boolean;
  onFix: (finding: NamedFinding) => void;
  onSilence: (finding: NamedFinding) => void;
}

/** A rule with what it found: the reason, the evidence, and for each finding what can be done. */
export function RuleGroupSection({ group, showsApi, onFix, onSilence }: GroupProps) {
  const { rule, findings } = group;
  const [max, setMax] = useState(STEP);
  return (
    <ExpandableSection
      variant="container"
      defaultExpanded
      headingTagOverride="h2"
      headerText={
        <StatusIndicator type={rule.severity} iconAriaLabel={SEVERITY_LABELS[rule.severity]} wrapText>
          {rule.title}
        </StatusIndicator>
      }
      headerCounter={`(${findings.length.toLocaleString('en')})`}
      headerDescription={rule.why}
    >
      <SpaceBetween size="xs">
        <ul className={styles.list} aria-label={rule.title}>
          {findings.slice(0, max).map((finding) => (
            <FindingItem
              key={`${findingKey(finding)} ${finding.evidence}`}
              finding={finding}
              showsApi={showsApi}
              onFix={onFix}
              onSilence={onSilence}
            />
          ))}
        </ul>
        {findings.length > max && (
          <Button onClick={() => setMax(max + 4 * STEP)}>
            Show more of {countOf(findings.length, 'finding')}
          </Button>
        )}
        <RuleExplanation rule={rule} />
      </SpaceBetween>
    </ExpandableSection>
  );
}

function FindingItem(props: Omit<GroupProps, 'group'> & { finding: NamedFinding }) {
  const { finding, showsApi } = props;
  const { subject, remedy, evidence, apiId, apiName } = finding;
  const readOnly = useReadOnlyReason();
  const href = subjectHref(subject);
  return (
    <li>
      <div className={styles.finding}>
        <SpaceBetween direction="horizontal" size="xs">
          <Badge>{href ? kinds[subject.kind].noun : 'Region'}</Badge>
          {href ? (
            <Link href={href}>
              <span className={textStyles.breakAnywhere}>{subject.name}</span>
            </Link>
          ) : (
            subject.name
          )}
          {showsApi && apiId !== undefined && subject.kind !== 'api' && (
            <span>
              of <Link href={paths.apiFindings(apiId)}>{apiName ?? apiId}</Link>
            </span>
          )}
        </SpaceBetween>
        <div className={textStyles.breakAnywhere}>{evidence}</div>
        {'none' in remedy && (
          <Box color="text-body-secondary" fontSize="body-s">
            No plan: {remedy.none}
          </Box>
        )}
      </div>
      <div className={styles.actions}>
        {'plan' in remedy && (
          <Button
            onClick={() => props.onFix(finding)}
            ariaLabel={`Fix ${subject.name}: ${evidence}`}
            disabled={readOnly !== undefined}
            {...(readOnly !== undefined && { disabledReason: readOnly })}
          >
            Fix…
          </Button>
        )}
        <Button
          variant="link"
          onClick={() => props.onSilence(finding)}
          ariaLabel={`Silence ${subject.name}: ${evidence}`}
        >
          Silence…
        </Button>
      </div>
    </li>
  );
}
