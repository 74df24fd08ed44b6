import Badge from '@cloudscape-design/components/badge';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { NotSet } from './bits';

/** Tags as badges; many wrap. */
export function TagBadges({ tags }: { tags: Readonly<Record<string, string>> | undefined }) {
  const entries = Object.entries(tags ?? {}).sort(([a], [b]) => a.localeCompare(b));
  if (entries.length === 0) return <NotSet />;
  return (
    <SpaceBetween direction="horizontal" size="xxs">
      {entries.map(([key, value]) => (
        <Badge key={key}>
          <span className="gh-cut">{value === '' ? key : `${key}: ${value}`}</span>
        </Badge>
      ))}
    </SpaceBetween>
  );
}
