import type { Api } from '@aws-sdk/client-apigatewayv2';
import { type Entry, fromEntries, repeatedKeys } from '../../lib/entries';
import { countOf } from '../../lib/format';
import { type DomainMapping, deleteMappings } from '../../plans/delete-calls';
import { tagCalls } from '../../plans/tag-calls';
import { apiArn } from '../../service/arn';
import type { Call, Plan } from '../../service/plan';
import { managedReason } from '../../service/rules/managed';
import { quota } from '../../service/rules/quotas';
import type { Issue } from '../../service/rules/rule';
import { checkTags } from '../../service/rules/tags';

/** An API that an action leaves as it is, and why. */
export interface SkippedResource {
  api: Api;
  reason: string;
}

/** APIs that may be changed, and those that API Gateway manages (service-rules 2.13). */
export function withoutManaged(apis: readonly Api[]): { apis: Api[]; left: SkippedResource[] } {
  return {
    apis: apis.filter((api) => !api.ApiGatewayManaged),
    left: apis.filter((api) => api.ApiGatewayManaged).map((api) => ({ api, reason: managedReason('api') })),
  };
}

/** DeleteApi for each, after DeleteApiMapping for each of `mapped`. */
export function deleteApis(apis: readonly Api[], mapped: readonly DomainMapping[]): Plan {
  const calls = apis.map(
    ({ ApiId, Name }): Call => ({
      id: `api ${ApiId}`,
      operation: 'DeleteApi',
      label: `Delete API ${Name}`,
      input: { ApiId },
    }),
  );
  const title =
    mapped.length === 0
      ? `Delete ${countOf(apis.length, 'API')}`
      : `Delete ${countOf(mapped.length, 'API mapping')} and ${countOf(apis.length, 'API')}`;
  return { title, calls: [...deleteMappings(mapped), ...calls] };
}

/** What tagging several APIs asks for. */
export interface TagValues {
  /** Tags to set: a key that an API has gets this value. */
  Tags: Entry[];
  /** Keys to take away. */
  remove: string[];
}

/** TagResource and UntagResource for each API where something differs. */
export function tagApis(
  apis: readonly Api[],
  values: TagValues,
  region: string,
): { plan: Plan; left: SkippedResource[] } {
  const set = fromEntries(values.Tags);
  const calls: Call[] = [];
  const left: SkippedResource[] = [];
  let changed = 0;
  for (const api of apis) {
    const before = api.Tags ?? {};
    const kept = Object.entries(before).filter(([key]) => !values.remove.includes(key));
    const after = { ...Object.fromEntries(kept), ...set };
    const own = Object.keys(after).filter((key) => !/^aws:/i.test(key)).length;
    const mine = tagCalls(apiArn(region, api.ApiId ?? ''), before, after);
    if (own > quota('tagsPerResource'))
      left.push({ api, reason: `It would have ${own} tags; 50 is the most.` });
    else if (mine.length === 0) left.push({ api, reason: 'Its tags are like this already.' });
    else {
      changed += 1;
      const id = api.ApiId ?? '';
      calls.push(
        ...mine.map((call) => ({ ...call, id: `${call.id} ${id}`, label: `${call.label} of ${api.Name}` })),
      );
    }
  }
  return { plan: { title: `Change the tags of ${countOf(changed, 'API')}`, calls }, left };
}

/** What is against these tags on any API. */
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
