import Badge from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { NotSet } from './not-set';
import { PropertyList } from './property-list';
import textStyles from './text.module.css';

/** Tags as badges; many wrap. */
function TagBadges({ tags }: { tags: Readonly<Record<string, string>> | undefined }) {
  const entries = Object.entries(tags ?? {}).sort(([a], [b]) => a.localeCompare(b));
  if (entries.length === 0) return <NotSet />;
  return (
    <SpaceBetween direction="horizontal" size="xxs">
      {entries.map(([key, value]) => (
        <Badge key={key}>
          <span className={textStyles.breakAnywhere}>{value === '' ? key : `${key}: ${value}`}</span>
        </Badge>
      ))}
    </SpaceBetween>
  );
}

/** A resource's tags; there may be fifty, so they have the whole width. `href`: the edit screen. */
export function TagList(props: { tags: Readonly<Record<string, string>> | undefined; href: string }) {
  return (
    <PropertyList
      title="Tags"
      columns={1}
      actions={<Button href={props.href}>Edit tags</Button>}
      facts={[{ label: 'Tags', value: <TagBadges tags={props.tags} /> }]}
    />
  );
}
