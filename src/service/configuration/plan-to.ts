import { apiArn } from '../arn';
import type { Plan } from '../plan';
import { tagCalls } from '../tag-calls';
import { match } from './match';
import { type Left, PlanBuilder } from './plan-builder';
import {
  type PlanContext,
  planApi,
  planAuthorizers,
  planIntegrations,
  planModels,
  removeModels,
} from './plan-parts';
import { planRoutes } from './plan-routes';
import { planStages } from './plan-stages';
import { commonLacks, project } from './project';
import type { Origin, Source } from './source';

/** A plan, and what it leaves as it is although it differs. */
export interface PlanTo {
  plan: Plan;
  left: readonly Left[];
}

/**
 * The plan that makes `current` equal to `target`, in an order that the service accepts. What the source of the target
 * lacks is not touched, tags under `aws:` and what API Gateway manages neither.
 * @param region of the API, for the ARNs of its tags
 */
export function planTo(
  target: Source,
  current: Source & { origin: Origin },
  { title, region }: { title: string; region: string },
): PlanTo {
  const lacks = commonLacks(target, current);
  const now = { origin: current.origin, ...project(current, lacks) } as PlanContext['current'];
  const wanted = project(target, lacks);
  const builder = new PlanBuilder(current.origin.apiId);
  const context: PlanContext = { builder, current: now, target: wanted, matches: match(now, wanted), lacks };

  planApi(context);
  for (const call of tagCalls(
    apiArn(region, current.origin.apiId),
    now.configuration.tags,
    wanted.configuration.tags,
  ))
    builder.add(call.operation as 'TagResource', 'tags', call.label, call.input);
  planModels(context);
  const authorizers = planAuthorizers(context);
  const integrations = planIntegrations(context);
  planRoutes(context, { authorizers: authorizers.bindings, integrations: integrations.bindings });
  integrations.finish();
  authorizers.finish();
  removeModels(context);
  planStages(context, region);
  return { plan: { title, calls: builder.calls }, left: builder.left };
}
