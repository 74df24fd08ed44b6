import { checkAll, type Issue, type Rule } from './rule';

/** Tags of a resource, key to value. */
export type TagsState = Record<string, string | undefined>;

interface TagsFacts {
  /** How many tags the resource will have; without it, the number given. */
  total?: number;
}

const each = (tags: TagsState, bad: (key: string, value: string) => string | undefined) =>
  Object.entries(tags).flatMap(([key, value]) => {
    const message = bad(key, value ?? '');
    return message === undefined ? [] : [{ path: [key], message }];
  });

/** The rules of 2.12, from the developer guide's page on tagging; the sentences are ours where not marked as quoted. */
export const tagRules: readonly Rule<TagsState, TagsFacts>[] = [
  {
    id: 'tags.count',
    mark: 'DOC',
    source: '2.12',
    check: (tags, facts) =>
      (facts.total ?? Object.keys(tags).length) > 50
        ? [{ path: [], message: 'A resource can have at most 50 tags' }]
        : [],
  },
  {
    id: 'tags.key.reserved',
    mark: 'OBS',
    source: '2.12; aws/aws-cdk#23737',
    check: (tags) =>
      each(tags, (key) =>
        /^aws:/i.test(key)
          ? "Invalid tag key. Tag keys cannot start with 'aws:' (case insensitive)"
          : undefined,
      ),
  },
  {
    id: 'tags.key.length',
    mark: 'DOC',
    source: '2.12',
    check: (tags) =>
      each(tags, (key) =>
        key.length < 1 || key.length > 128 ? 'Tag keys must have 1 to 128 characters' : undefined,
      ),
  },
  {
    // The model's prose says 0-1600; the service keeps to 256.
    id: 'tags.value.length',
    mark: 'DOC',
    source: '2.12',
    check: (tags) =>
      each(tags, (key, value) =>
        value.length > 256 ? `The value of tag ${key} must have at most 256 characters` : undefined,
      ),
  },
  {
    id: 'tags.characters',
    mark: 'DOC',
    source: '2.12',
    check: (tags) =>
      each(tags, (key, value) =>
        /^[\p{L}\p{N}\p{Zs}.:+=@_/-]*$/u.test(key + value)
          ? undefined
          : `Tag ${key} may only contain letters, numbers, spaces and . : + = @ _ / -`,
      ),
  },
];

/** The tags that may be edited: those that begin with `aws:` are the service's own (2.12). */
export function userTags(tags: Readonly<Record<string, string>> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(tags ?? {}).filter(([key]) => !/^aws:/i.test(key)));
}

/** What the service has against these tags (2.12); paths are `[key]`. */
export function checkTags(tags: TagsState, facts: TagsFacts = {}): Issue[] {
  return checkAll(tagRules, tags, facts);
}
