import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ScanProgress } from '../../client/cache/all-children';
import type { DomainMapping } from '../delete-calls';

/** The result of a scan of all domain names. */
export function toDomainMappings(walk: ScanProgress<'apiMapping'>): DomainMapping[] {
  return (walk.found ?? []).map(({ parent, item }) => ({
    DomainName: parent.DomainName ?? '',
    mapping: item,
  }));
}

/** The progress of the scan; renders nothing when it is done. */
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
        Could not read the API mappings. The service refuses to delete {what} that has API mappings.
      </StatusIndicator>
    );
  }
  if (walk.found) return null;
  return (
    <StatusIndicator type="loading">
      Searching for API mappings
      {walk.total === undefined ? '' : `: domain name ${walk.done + 1} of ${walk.total}`}
    </StatusIndicator>
  );
}
