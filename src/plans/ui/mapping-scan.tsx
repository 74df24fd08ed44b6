import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Walk } from '../../client/cache/all-children';
import type { Mapped } from '../delete-calls';

/** What a walk over all domain names has found. */
export function toMapped(walk: Walk<'apiMapping'>): Mapped[] {
  return (walk.found ?? []).map(({ parent, item }) => ({
    DomainName: parent.DomainName ?? '',
    mapping: item,
  }));
}

/** How far the look at the domain names is; nothing when it is done. */
export function LookingAtMappings({ walk, what }: { walk: Walk<'apiMapping'>; what: 'an API' | 'a stage' }) {
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
      {walk.total === undefined ? '' : `: domain name ${walk.asked + 1} of ${walk.total}`}
    </StatusIndicator>
  );
}
