import { sameValue } from '../../lib/diff';
import { own } from '../../lib/own';
import { targetId } from '../integration-name';
import { QUOTAS } from '../rules/quotas';
import { patch } from './patch';
import { type Id, prefixed, resultOf } from './plan-builder';
import { type Bindings, inverse, type PlanContext, planResponses, removed } from './plan-parts';
import type { Original } from './source';
import type { Members, RouteValue } from './value';

/** Where routes lead: integrations by content, authorizers by name. */
interface Targets {
  integrations: Bindings;
  authorizers: Bindings;
}

/** Creates, changes and removes routes. Removals come last, unless both at once are over the quota. */
export function planRoutes(context: PlanContext, targets: Targets): void {
  const { builder, current, target, matches } = context;
  const [before, after] = [current.configuration.routes, target.configuration.routes];
  const former = inverse(matches.routes, before);
  const gone = removed(before, matches.routes, after);
  const added = Object.keys(after).filter((key) => !former.has(key));
  const isOverQuota = Object.keys(before).length + added.length > QUOTAS.routesPerApi.limit;
  const removeAll = () => {
    for (const key of gone) removeRoute(context, key);
  };
  if (isOverQuota) removeAll();
  for (const [key, route] of Object.entries(after)) {
    const from = former.get(key);
    const was = from === undefined ? undefined : own(before, from);
    const original = from === undefined ? undefined : own(current.origin.routes, from);
    if (from === undefined || !was || !original) createRoute(context, targets, key, route);
    else if (was.integration !== undefined && route.integration === undefined) {
      if (original.isManaged)
        builder.leave(`Route ${from}`, 'API Gateway manages it, and a target cannot be removed.');
      else {
        builder.add(
          'DeleteRoute',
          'removedRoute',
          `Delete route ${from}, because a target cannot be removed`,
          {
            RouteId: original.id,
          },
        );
        createRoute(context, targets, key, route);
      }
    } else updateRoute(context, targets, { key, route, from, was, original });
  }
  if (!isOverQuota) removeAll();
}

function removeRoute({ builder, current }: PlanContext, key: string): void {
  const original = own(current.origin.routes, key);
  if (original?.isManaged) builder.leave(`Route ${key}`, 'Quick create made it, and API Gateway manages it.');
  else builder.add('DeleteRoute', 'removedRoute', `Delete route ${key}`, { RouteId: original?.id });
}

function createRoute({ builder }: PlanContext, targets: Targets, key: string, route: RouteValue): void {
  const [integration] = idsOf(targets.integrations, route.integration);
  const [authorizer] = idsOf(targets.authorizers, route.authorizer);
  const call = builder.add('CreateRoute', 'route', `Create route ${key}`, {
    RouteKey: key,
    ...route.members,
    ...(integration !== undefined && { Target: prefixed('integrations/', integration) }),
    ...(authorizer !== undefined && { AuthorizerId: authorizer }),
  });
  for (const [responseKey, members] of Object.entries(route.responses))
    builder.add('CreateRouteResponse', 'routeResponse', `Create route response ${responseKey} of ${key}`, {
      RouteId: resultOf(call, 'RouteId'),
      RouteResponseKey: responseKey,
      ...members,
    });
}

const idsOf = (bindings: Bindings, key: string | undefined): readonly Id[] =>
  key === undefined ? [] : (bindings.get(key) ?? []);

interface ChangedRoute {
  key: string;
  route: RouteValue;
  from: string;
  was: RouteValue;
  original: Original;
}

function updateRoute({ builder }: PlanContext, targets: Targets, changed: ChangedRoute): void {
  const { key, route, from, was, original } = changed;
  const RouteId = original.id;
  if (original.isManaged && key !== from)
    builder.leave(`Route ${from}`, 'The key of a managed route cannot be changed.');
  const { RequestParameters: parametersBefore = {}, ...plainBefore } = was.members;
  const { RequestParameters: parametersAfter = {}, ...plainAfter } = route.members;
  const { set } = patch('route', plainBefore, plainAfter);
  const parameters = changedParameters(parametersBefore as Members, parametersAfter as Members);
  for (const name of parameters.removed)
    builder.add('DeleteRouteRequestParameter', 'parameter', `Remove request parameter ${name} of ${key}`, {
      RouteId,
      RequestParameterKey: name,
    });
  const update = {
    ...(from !== key && !original.isManaged && { RouteKey: key }),
    ...set,
    ...(Object.keys(parameters.set).length > 0 && { RequestParameters: parameters.set }),
    ...targetChange(targets, route, original),
    ...authorizerChange(targets, route, original),
  };
  if (Object.keys(update).length > 0)
    builder.add('UpdateRoute', 'route', `Update route ${key}`, { RouteId, ...update });
  planResponses(was.responses, route.responses, {
    part: 'routeResponse',
    create: (response, members) =>
      builder.add('CreateRouteResponse', 'routeResponse', `Create route response ${response} of ${key}`, {
        RouteId,
        RouteResponseKey: response,
        ...members,
      }),
    update: (response, members) =>
      builder.add('UpdateRouteResponse', 'routeResponse', `Update route response ${response} of ${key}`, {
        RouteId,
        RouteResponseId: original.responseIds[response],
        ...members,
      }),
    remove: (response) =>
      builder.add('DeleteRouteResponse', 'removedResponse', `Delete route response ${response} of ${key}`, {
        RouteId,
        RouteResponseId: original.responseIds[response],
      }),
  });
}

function targetChange(targets: Targets, route: RouteValue, { resource }: Original): Members {
  const ids = idsOf(targets.integrations, route.integration);
  const now = targetId(resource.Target as string | undefined);
  const [first] = ids;
  if (first === undefined || ids.some((id) => id === now)) return {};
  return { Target: prefixed('integrations/', first) };
}

/** An authorizer goes with its authorization type (2.3). */
function authorizerChange(targets: Targets, route: RouteValue, { resource }: Original): Members {
  const [id] = idsOf(targets.authorizers, route.authorizer);
  if (id === undefined || id === resource.AuthorizerId) return {};
  return { AuthorizationType: route.members.AuthorizationType, AuthorizerId: id };
}

function changedParameters(before: Members, after: Members) {
  return {
    removed: Object.keys(before).filter((name) => !Object.hasOwn(after, name)),
    set: Object.fromEntries(Object.entries(after).filter(([name, value]) => !sameValue(before[name], value))),
  };
}
