import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useSyncExternalStore } from 'react';
import { useConnection } from '../client/connection/use-connection';
import { countOf } from '../lib/format';
import { type Finding, SEVERITIES, type Severity } from '../service/findings/rule';
import { findingKey, silencesOf } from './silences';

/** How many findings of each severity there are, without those that are silenced; each number leads to them. */
export function SeverityCounts(props: {
  findings: readonly Finding[];
  href: (severity: Severity) => string;
}) {
  const { findings, href } = props;
  const silences = silencesOf(useConnection());
  const silenced = new Set(
    useSyncExternalStore(silences.subscribe, silences.getSnapshot).map(({ key }) => key),
  );
  const shown = findings.filter((finding) => !silenced.has(findingKey(finding)));
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: shown.filter((one) => one.severity === severity).length,
  })).filter(({ count }) => count > 0);
  if (counts.length === 0) return <StatusIndicator type="success">None found</StatusIndicator>;
  return (
    <>
      {counts.map(({ severity, count }, at) => (
        <span key={severity}>
          {at > 0 && ' '}
          <StatusIndicator type={severity}>
            <Link href={href(severity)}>
              {severity === 'info' ? `${count.toLocaleString('en')} info` : countOf(count, severity)}
            </Link>
          </StatusIndicator>
        </span>
      ))}
    </>
  );
}
