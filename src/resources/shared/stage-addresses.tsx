import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { paths } from '../../app/paths';
import textStyles from '../../ui/text.module.css';
import type { MappedAddresses } from './use-mapped-addresses';

/** The addresses of domain names that are mapped to a stage, or a button that loads them. */
export function StageAddresses(props: { mapped: MappedAddresses; apiId: string; stage: string }) {
  const { found, isLoading, failure, cost, load } = props.mapped;
  if (!found) {
    return (
      <SpaceBetween size="xs">
        {failure !== undefined && <StatusIndicator type="error">{failure}</StatusIndicator>}
        <Button onClick={load} loading={isLoading}>
          Load API mappings
        </Button>
        <div className={textStyles.secondary}>{cost}</div>
      </SpaceBetween>
    );
  }
  const own = found.filter(({ apiId, stage }) => apiId === props.apiId && stage === props.stage);
  if (own.length === 0) return 'No API mapping uses this stage.';
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }} aria-label="API mappings">
      {own.map(({ domain, id, address }) => (
        <li key={`${domain} ${id}`}>
          <Link href={paths.domainName.detail(domain)}>{address}</Link>
        </li>
      ))}
    </ul>
  );
}
