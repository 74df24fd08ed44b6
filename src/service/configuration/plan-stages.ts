import { sameValue } from '../../lib/diff';
import { own } from '../../lib/own';
import { stageArn } from '../arn';
import type { Ref } from '../plan';
import { tagCalls } from '../tag-calls';
import { patch } from './patch';
import type { PlanContext } from './plan-parts';
import type { Original } from './source';
import type { Members } from './value';

const asTags = (tags: unknown) => (tags ?? {}) as Readonly<Record<string, string>>;

/**
 * Creates, changes and removes stages, those with automatic deployment last: they serve what is there by then.
 * @param region of the API, for the ARNs of tags
 * @param deployment that new stages without automatic deployment serve; undefined: none
 */
export function planStages(context: PlanContext, region: string, deployment?: Ref): void {
  const { builder, current, target } = context;
  const [before, after] = [current.configuration.stages, target.configuration.stages];
  for (const name of Object.keys(before)) {
    if (Object.hasOwn(after, name)) continue;
    if (own(current.origin.stages, name)?.isManaged)
      builder.leave(`Stage ${name}`, 'API Gateway manages it.');
    else builder.add('DeleteStage', 'removedStage', `Delete stage ${name}`, { StageName: name });
  }
  const inOrder = Object.entries(after).sort(
    ([, one], [, other]) => Number(one.AutoDeploy === true) - Number(other.AutoDeploy === true),
  );
  for (const [name, members] of inOrder) {
    const was = own(before, name);
    const original = own(current.origin.stages, name);
    if (was && original) changeStage(context, { name, was, members, original, region });
    else
      builder.add('CreateStage', 'stage', `Create stage ${name}`, {
        StageName: name,
        ...members,
        ...(deployment && members.AutoDeploy !== true && { DeploymentId: deployment }),
      });
  }
}

function changeStage(
  { builder, current, target }: PlanContext,
  stage: { name: string; was: Members; members: Members; original: Original; region: string },
): void {
  const { name, was, members, original, region } = stage;
  const { RouteSettings: settingsBefore, Tags: tagsBefore, ...plainBefore } = was;
  const { RouteSettings: settingsAfter, Tags: tagsAfter, ...plainAfter } = members;
  const { set, cannot } = patch('stage', plainBefore, plainAfter);
  const wanted = (settingsAfter ?? {}) as Readonly<Record<string, Members>>;
  const all = (original.resource.RouteSettings ?? {}) as Readonly<Record<string, Members>>;
  const changed = Object.entries(wanted).filter(
    ([key, value]) => !sameValue(value, own((settingsBefore ?? {}) as Members, key)),
  );
  const stale = Object.keys(all).filter((key) => !Object.hasOwn(wanted, key));
  const isUpdated = Object.keys(set).length > 0 || changed.length > 0;
  // Settings of a key without a route have no effect, but block an update and come back with the route (2.4).
  const removed = stale.filter(
    (key) =>
      isUpdated ||
      Object.hasOwn(target.configuration.routes, key) ||
      Object.hasOwn((settingsBefore ?? {}) as object, key),
  );
  const isSame =
    sameValue(tagsBefore, tagsAfter) && !isUpdated && removed.length === 0 && cannot.length === 0;
  if (isSame) return;
  if (original.isManaged) {
    builder.leave(`Stage ${name}`, 'Quick create made it, and API Gateway manages it.');
    return;
  }
  if (set.AccessLogSettings === undefined && cannot.includes('AccessLogSettings')) {
    builder.add('DeleteAccessLogSettings', 'accessLog', `Remove access logging from stage ${name}`, {
      StageName: name,
    });
  }
  for (const member of cannot)
    if (member !== 'AccessLogSettings') builder.leave(`Stage ${name}`, `${member} cannot be cleared.`);
  // Settings merge by member: those that lose one are deleted and set again.
  const replaced = changed
    .filter(([key, value]) => losesMember(own(all, key) ?? {}, value))
    .map(([key]) => key);
  for (const key of [...removed, ...replaced])
    builder.add('DeleteRouteSettings', 'routeSettings', `Remove the settings of ${key} from stage ${name}`, {
      StageName: name,
      RouteKey: key,
    });
  const update = { ...set, ...(changed.length > 0 && { RouteSettings: Object.fromEntries(changed) }) };
  if (Object.keys(update).length > 0)
    builder.add('UpdateStage', 'stage', `Update stage ${name}`, { StageName: name, ...update });
  const arn = stageArn(region, current.origin.apiId, name);
  for (const { operation, label, input } of tagCalls(arn, asTags(tagsBefore), asTags(tagsAfter)))
    builder.add(operation as 'TagResource', 'stageTags', `${label} of stage ${name}`, input);
}

const losesMember = (before: Members, after: Members) =>
  Object.keys(before).some((member) => !Object.hasOwn(after, member));
