import type { Api } from '@aws-sdk/client-apigatewayv2';
import { countOf } from '../../lib/format';
import { apiArn } from '../../service/arn';
import { changeTags, type TagValues } from '../../service/bulk/tags';
import { type DomainMapping, deleteMappings } from '../../service/delete-calls';
import type { Call, Plan } from '../../service/plan';
import { managedReason } from '../../service/rules/managed';

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

/** TagResource and UntagResource for each API whose tags differ. */
export function tagApis(
  apis: readonly Api[],
  values: TagValues,
  region: string,
): { plan: Plan; skipped: SkippedResource[] } {
  const calls: Call[] = [];
  const skipped: SkippedResource[] = [];
  for (const api of apis) {
    const { ApiId: id = '', Tags = {} } = api;
    const changes = changeTags(apiArn(region, id), Tags, values);
    if (typeof changes === 'string') skipped.push({ api, reason: changes });
    else
      calls.push(
        ...changes.map((call) => ({
          ...call,
          id: `${call.id} ${id}`,
          label: `${call.label} of ${api.Name}`,
        })),
      );
  }
  const changed = apis.length - skipped.length;
  return { plan: { title: `Change the tags of ${countOf(changed, 'API')}`, calls }, skipped };
}
