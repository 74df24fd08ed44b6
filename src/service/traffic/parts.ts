import { lambdaName } from '../arn';
import type { Members } from '../configuration/value';
import { withStageVariables } from './backend-request';
import { servedBy, type World } from './world';

/** The integration and the authorizer of the route that answers. */
export interface Parts {
  integration: Members | undefined;
  authorizer: Members | undefined;
  stageVariables: Readonly<Record<string, string>>;
}

/** The parts of the route that a trace has come to; undefined: it has come to none. */
export function partsOf(
  world: World,
  { stage, routeKey }: { stage?: string; routeKey?: string },
): Parts | undefined {
  if (stage === undefined || routeKey === undefined) return undefined;
  const configuration = servedBy(world, stage);
  const route = Object.hasOwn(configuration.routes, routeKey) ? configuration.routes[routeKey] : undefined;
  return (
    route && {
      integration: configuration.integrations[route.integration ?? '']?.members,
      authorizer: configuration.authorizers[route.authorizer ?? ''],
      stageVariables: (world.stages[stage]?.settings.StageVariables ?? {}) as Readonly<
        Record<string, string>
      >,
    }
  );
}

/** The name of the function that a URI leads to, without version or alias; the URI itself where it names none. */
export function functionNameOf(uri: string, stageVariables: Readonly<Record<string, string>>): string {
  return (lambdaName(withStageVariables(uri, stageVariables)) ?? uri).split(':')[0] ?? '';
}
