import { type Entry, fromEntries, repeatedKeys } from '../../lib/entries';
import type { Call } from '../plan';
import { quota } from '../rules/quotas';
import type { Issue } from '../rules/rule';
import { checkTags } from '../rules/tags';
import { tagCalls } from '../tag-calls';

/** Form values of the dialog that changes the tags of several resources. */
export interface TagValues {
  /** Tags to set; an existing key gets the new value. */
  Tags: Entry[];
  /** Keys to remove. */
  remove: string[];
}

/**
 * TagResource and UntagResource for a resource, or why there are none; tags that `values` do not name are kept.
 * @param before the tags of the resource
 */
export function changeTags(
  arn: string,
  before: Readonly<Record<string, string>>,
  { Tags, remove }: TagValues,
): Call[] | string {
  const remaining = Object.entries(before).filter(([key]) => !remove.includes(key));
  const after = { ...Object.fromEntries(remaining), ...fromEntries(Tags) };
  const own = Object.keys(after).filter((key) => !/^aws:/i.test(key)).length;
  if (own > quota('tagsPerResource'))
    return `It would have ${own} tags; the maximum is ${quota('tagsPerResource')}.`;
  const calls = tagCalls(arn, before, after);
  return calls.length > 0 ? calls : 'It already has these tags.';
}

/** Validation issues that do not depend on the resource. */
export function tagIssues({ Tags, remove }: TagValues): Issue[] {
  const keys = Tags.map(({ key }) => key);
  return [
    ...checkTags(fromEntries(Tags)).map((issue) => ({ ...issue, path: ['Tags', ...issue.path] })),
    ...repeatedKeys(Tags).map((key) => ({
      path: ['Tags', key],
      message: `Duplicate key ${key}.`,
      rule: 'tags.key.repeated',
    })),
    ...remove
      .filter((key) => keys.includes(key))
      .map((key) => ({
        path: ['remove'],
        message: `${key} is both set and removed.`,
        rule: 'tags.bulk.both',
      })),
  ];
}
