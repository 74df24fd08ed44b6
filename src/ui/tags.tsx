import Badge from '@cloudscape-design/components/badge';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { NotSet } from './bits';
import { Facts } from './facts';

/** Tags as badges; many wrap. */
function TagBadges({ tags }: { tags: Readonly<Record<string, string>> | undefined }) {
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

/** A box with a resource's tags; there may be fifty, so they have the whole width. */
export function TagFacts({ tags }: { tags: Readonly<Record<string, string>> | undefined }) {
  return <Facts title="Tags" columns={1} facts={[{ label: 'Tags', value: <TagBadges tags={tags} /> }]} />;
}
