import { mappedAddress } from '../mapped-address';
import type { Plan } from '../plan';
import { match } from './match';
import { PlanBuilder, resultOf } from './plan-builder';
import { type PlanContext, planAuthorizers, planIntegrations, planModels } from './plan-parts';
import { planRoutes } from './plan-routes';
import { planStages } from './plan-stages';
import type { Configuration } from './value';

/** The id of the call that creates the API: its response has the ApiId. */
export const API_CALL = 'api1';

/** What a new API has beyond its configuration. */
export interface CreateApiOptions {
  /** One deployment, which the stages without automatic deployment serve; otherwise they serve nothing. */
  isDeployed?: boolean;
  /** Addresses of its stages at custom domain names. */
  mappings?: readonly StageMapping[];
}

/** An API mapping to be; the empty key is the domain name itself. */
export interface StageMapping {
  DomainName: string;
  ApiMappingKey: string;
  Stage: string;
}

/** Whether a deployment can be created: the service wants a route, and stages with automatic deployment make their own. */
export function canDeploy({ routes, stages }: Configuration): boolean {
  return (
    Object.keys(routes).length > 0 && Object.values(stages).some(({ AutoDeploy }) => AutoDeploy !== true)
  );
}

/** The plan that creates an API with this configuration. */
export function createApiPlan(target: Configuration, title: string, options: CreateApiOptions = {}): Plan {
  const { protocol, api, tags } = target;
  const empty: Configuration = {
    ...target,
    routes: {},
    integrations: {},
    authorizers: {},
    models: {},
    stages: {},
  };
  const origin = {
    apiId: '',
    isManaged: false,
    routes: {},
    integrations: {},
    authorizers: {},
    models: {},
    stages: {},
  };
  const builder = new PlanBuilder(resultOf(API_CALL, 'ApiId'));
  const [now, wanted] = [{ configuration: empty, origin }, { configuration: target }];
  const context: PlanContext = {
    builder,
    current: now,
    target: wanted,
    matches: match(now, wanted),
    lacks: [],
  };
  builder.add('CreateApi', 'api', `Create API ${String(api.Name)}`, {
    ProtocolType: protocol,
    ...api,
    // The default of the service, which older clients have no parameter for.
    ...(api.IpAddressType === 'ipv4' && { IpAddressType: undefined }),
    ...(Object.keys(tags).length > 0 && { Tags: tags }),
  });
  planModels(context);
  const authorizers = planAuthorizers(context);
  const integrations = planIntegrations(context);
  planRoutes(context, { authorizers: authorizers.bindings, integrations: integrations.bindings });
  // Tags of stages go with their creation, so that no ARN is needed.
  const deployment =
    options.isDeployed && canDeploy(target)
      ? resultOf(builder.add('CreateDeployment', 'deployment', 'Create deployment', {}), 'DeploymentId')
      : undefined;
  planStages(context, '', deployment);
  for (const { DomainName, ApiMappingKey, Stage } of options.mappings ?? [])
    builder.add('CreateApiMapping', 'apiMapping', `Map ${mappedAddress(DomainName, ApiMappingKey)}`, {
      DomainName,
      Stage,
      ...(ApiMappingKey !== '' && { ApiMappingKey }),
    });
  return { title, calls: builder.calls };
}
