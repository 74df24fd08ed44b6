import type { Call } from './plan';

/**
 * The calls that change a resource's tags from one state to another (TagResource, UntagResource); none when equal.
 * Tags that begin with `aws:` are reserved and not changed.
 */
export function tagCalls(
  arn: string,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Call[] {
  const set = Object.entries(after).filter(([key, value]) => before[key] !== value);
  const removed = Object.keys(before).filter((key) => !Object.hasOwn(after, key) && !/^aws:/i.test(key));
  const calls: Call[] = [];
  if (removed.length > 0) {
    calls.push({
      id: 'untag',
      operation: 'UntagResource',
      label: `Remove ${removed.length === 1 ? `tag ${removed[0]}` : `${removed.length} tags`}`,
      input: { ResourceArn: arn, TagKeys: removed },
    });
  }
  if (set.length > 0) {
    calls.push({
      id: 'tag',
      operation: 'TagResource',
      label: `Set ${set.length === 1 ? `tag ${set[0]?.[0]}` : `${set.length} tags`}`,
      input: { ResourceArn: arn, Tags: Object.fromEntries(set) },
    });
  }
  return calls;
}
