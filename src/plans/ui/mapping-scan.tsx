import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ScanProgress } from '../../client/cache/all-children';
import type { DomainMapping } from '../delete-calls';

/** What a walk over all domain names has found. */
export function toDomainMappings(walk: ScanProgress<'apiMapping'>): DomainMapping[] {
  return (walk.found ?? []).map(({ parent, item }) => ({
    DomainName: parent.DomainName ?? '',
    mapping: item,
  }));
}

/** How far the look at the domain names is; nothing when it is done. */
export function MappingScanStatus({
  walk,
  what,
}: {
  walk: ScanProgress<'apiMapping'>;
  what: 'an API' | 'a stage';
}) {
  if (walk.failed) {
    return (
      <StatusIndicator type="warning">
        The API mappings could not be read; the service refuses to delete {what} that is mapped.
      </StatusIndicator>
    );
  }
  if (walk.found) return null;
  return (
    <StatusIndicator type="loading">
      Looking for API mappings
      {walk.total === undefined ? '' : `: domain name ${walk.done + 1} of ${walk.total}`}
    </StatusIndicator>
  );
}
