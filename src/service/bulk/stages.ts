import type { RouteSettings } from '@aws-sdk/client-apigatewayv2';
import { changedMembers, presentMembers } from '../../lib/diff';
import { countOf } from '../../lib/format';
import { stageArn } from '../arn';
import type { Plan } from '../plan';
import type { Issue } from '../rules/rule';
import { checkStage } from '../rules/stage';
import { type BulkCalls, callsForEach, type ListsOfApi, type Picked } from './selection';
import { changeTags, type TagValues } from './tags';

/** Form values of the dialog that sets the default throttle of stages; an empty one is left as each stage has it. */
export interface ThrottleValues {
  /** Requests per second. */
  ThrottlingRateLimit: string;
  /** Requests. */
  ThrottlingBurstLimit: string;
}

const numeric = (text: string) => (text.trim() === '' ? undefined : Number(text));

/** The limits that were entered. */
export const throttleOf = (values: ThrottleValues): RouteSettings =>
  presentMembers({
    ThrottlingRateLimit: numeric(values.ThrottlingRateLimit),
    ThrottlingBurstLimit: numeric(values.ThrottlingBurstLimit),
  });

/** Validation issues that do not depend on the stage. */
export const throttleIssues = (values: ThrottleValues): Issue[] =>
  checkStage({ StageName: 'any', DefaultRouteSettings: throttleOf(values) }).map((issue) => ({
    ...issue,
    path: issue.path.slice(1),
  }));

/** UpdateStage for each stage whose default limits differ; its other settings are kept (service-rules 2.14). */
export function setThrottle(
  picked: readonly Picked[],
  lists: ReadonlyMap<string, ListsOfApi>,
  values: ThrottleValues,
): BulkCalls & { plan: Plan } {
  const limits = throttleOf(values);
  const result = callsForEach('stage', picked, lists, (stage, { apiId, id, api: name }, { api, route }) => {
    const before = stage.DefaultRouteSettings ?? {};
    const after = { ...stage, DefaultRouteSettings: { ...before, ...limits } };
    const issue = checkStage(after, {
      mode: 'update',
      managed: stage.ApiGatewayManaged ?? false,
      ...(api.ProtocolType && { protocol: api.ProtocolType }),
      ...(route && { routeKeys: new Set(route.flatMap(({ RouteKey }) => RouteKey ?? [])) }),
    })[0];
    if (issue) return `${issue.message.replace(/\.$/, '')}.`;
    const DefaultRouteSettings = changedMembers(before, { ...before, ...limits });
    if (Object.keys(DefaultRouteSettings).length === 0) return 'It already has these limits.';
    const input = { ApiId: apiId, StageName: id, DefaultRouteSettings };
    return [
      { id: 'stage', operation: 'UpdateStage', label: `Set the limits of stage ${id} of ${name}`, input },
    ];
  });
  const title = `Set the default throttle of ${countOf(result.changed.length, 'stage')}`;
  return { ...result, plan: { title, calls: result.calls } };
}

/** TagResource and UntagResource for each stage whose tags differ. */
export function tagStages(
  picked: readonly Picked[],
  lists: ReadonlyMap<string, ListsOfApi>,
  values: TagValues,
  region: string,
): BulkCalls & { plan: Plan } {
  const result = callsForEach('stage', picked, lists, (stage, { apiId, id, api }) => {
    const calls = changeTags(stageArn(region, apiId, id), stage.Tags ?? {}, values);
    return typeof calls === 'string'
      ? calls
      : calls.map((call) => ({ ...call, label: `${call.label} of stage ${id} of ${api}` }));
  });
  const title = `Change the tags of ${countOf(result.changed.length, 'stage')}`;
  return { ...result, plan: { title, calls: result.calls } };
}
