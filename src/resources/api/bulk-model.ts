import type { Api } from '@aws-sdk/client-apigatewayv2';
import { type Entry, fromEntries, repeatedKeys } from '../../lib/entries';
import { countOf } from '../../lib/format';
import { type DomainMapping, deleteMappings } from '../../plans/delete-calls';
import { apiArn } from '../../service/arn';
import type { Call, Plan } from '../../service/plan';
import { managedReason } from '../../service/rules/managed';
import { quota } from '../../service/rules/quotas';
import type { Issue } from '../../service/rules/rule';
import { checkTags } from '../../service/rules/tags';
import { tagCalls } from '../../service/tag-calls';

/** An API that a bulk action does not change, and why. */
export interface SkippedResource {
  api: Api;
  reason: string;
}

/** Splits off the APIs that API Gateway manages, which cannot be changed (service-rules 2.13). */
export function withoutManaged(apis: readonly Api[]): { apis: Api[]; skipped: SkippedResource[] } {
  return {
    apis: apis.filter((api) => !api.ApiGatewayManaged),
    skipped: apis
      .filter((api) => api.ApiGatewayManaged)
      .map((api) => ({ api, reason: managedReason('api') })),
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

/** Form values of the bulk tag dialog. */
export interface TagValues {
  /** Tags to set; an existing key gets the new value. */
  Tags: Entry[];
  /** Keys to remove. */
  remove: string[];
}

/** TagResource and UntagResource for each API whose tags differ. */
export function tagApis(
  apis: readonly Api[],
  values: TagValues,
  region: string,
): { plan: Plan; skipped: SkippedResource[] } {
  const set = fromEntries(values.Tags);
  const calls: Call[] = [];
  const skipped: SkippedResource[] = [];
  let changed = 0;
  for (const api of apis) {
    const before = api.Tags ?? {};
    const remaining = Object.entries(before).filter(([key]) => !values.remove.includes(key));
    const after = { ...Object.fromEntries(remaining), ...set };
    const own = Object.keys(after).filter((key) => !/^aws:/i.test(key)).length;
    const tagging = tagCalls(apiArn(region, api.ApiId ?? ''), before, after);
    if (own > quota('tagsPerResource'))
      skipped.push({ api, reason: `It would have ${own} tags; the maximum is ${quota('tagsPerResource')}.` });
    else if (tagging.length === 0) skipped.push({ api, reason: 'It already has these tags.' });
    else {
      changed += 1;
      const id = api.ApiId ?? '';
      calls.push(
        ...tagging.map((call) => ({
          ...call,
          id: `${call.id} ${id}`,
          label: `${call.label} of ${api.Name}`,
        })),
      );
    }
  }
  return { plan: { title: `Change the tags of ${countOf(changed, 'API')}`, calls }, skipped };
}

/** Validation issues that do not depend on the API. */
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
