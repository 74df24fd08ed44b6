import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ScanProgress } from '../../client/cache/all-children';
import type { DomainMapping } from '../../service/delete-calls';

/** The result of a scan of all domain names. */
export function toDomainMappings(scan: ScanProgress<'apiMapping'>): DomainMapping[] {
  return (scan.found ?? []).map(({ parent, item }) => ({
    DomainName: parent.DomainName ?? '',
    mapping: item,
  }));
}

/** The progress of the scan; renders nothing when it is done. */
export function MappingScanStatus({
  scan,
  what,
}: {
  scan: ScanProgress<'apiMapping'>;
  what: 'an API' | 'a stage';
}) {
  if (scan.failed) {
    return (
      <StatusIndicator type="warning">
        Could not read the API mappings. The service refuses to delete {what} that has API mappings.
      </StatusIndicator>
    );
  }
  if (scan.found) return null;
  return (
    <StatusIndicator type="loading">
      Searching for API mappings
      {scan.total === undefined ? '' : `: domain name ${scan.done + 1} of ${scan.total}`}
    </StatusIndicator>
  );
}
