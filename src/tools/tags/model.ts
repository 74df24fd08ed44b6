import { detailPath } from '../../app/paths';
import { type Entry, fromEntries, repeatedKeys } from '../../lib/entries';
import { resourceOfArn } from '../../service/arn-resource';
import { kinds } from '../../service/kinds';
import type { Plan } from '../../service/plan';
import type { Kind } from '../../service/resources';
import type { Issue } from '../../service/rules/rule';
import { checkTags } from '../../service/rules/tags';
import { tagCalls } from '../../service/tag-calls';

export interface TagsValues {
  Tags: Entry[];
}

/** A taggable resource: its display name and detail screen. */
interface Tagged {
  kind: Kind;
  /** Its identifiers and those of its parents, parents first. */
  ids: readonly string[];
  noun: string;
  name: string;
  href: string;
}

/** The resource of an ARN (service-rules 2.12); undefined if the console has no screen for it, such as a portal. */
export function taggedOf(arn: string): Tagged | undefined {
  const found = resourceOfArn(arn);
  if (!found) return undefined;
  const { kind, params } = found;
  const { noun, parents, id } = kinds[kind];
  const ids = [...parents, id].map((member) => params[member] ?? '');
  return { kind, ids, noun, name: ids.at(-1) ?? '', href: detailPath(kind, ...ids) };
}

/** TagResource and UntagResource for the differences. */
export function toUpdate(arn: string, before: Readonly<Record<string, string>>, values: TagsValues): Plan {
  const name = taggedOf(arn)?.name ?? arn;
  return { title: `Change the tags of ${name}`, calls: tagCalls(arn, before, fromEntries(values.Tags)) };
}

/** Validation issues of the values. */
export function issues(values: TagsValues): Issue[] {
  return [
    ...checkTags(fromEntries(values.Tags)).map((issue) => ({ ...issue, path: ['Tags', ...issue.path] })),
    ...repeatedKeys(values.Tags).map((key) => ({
      path: ['Tags', key],
      message: `Duplicate key ${key}.`,
      rule: 'tags.key.repeated',
    })),
  ];
}
