import type { ApiMapping, Authorizer, Route, Stage } from '@aws-sdk/client-apigatewayv2';
import { mappedAddress } from './mapped-address';
import type { Call } from './plan';
import { completeUpdate } from './rules/update-members';

// Calls that remove what blocks a deletion (service-rules 2.14). Their ids contain the resource's id, so that plans of
// several resources can be combined.

/** An API mapping and its domain name. */
export interface DomainMapping {
  DomainName: string;
  mapping: ApiMapping;
}

/** The display name of a mapping: its address. */
export function mappingName({ DomainName, mapping }: DomainMapping): string {
  return mappedAddress(DomainName, mapping.ApiMappingKey);
}

export function deleteMappings(mapped: readonly DomainMapping[]): Call[] {
  return mapped.map((one) => ({
    id: `mapping ${one.mapping.ApiMappingId}`,
    operation: 'DeleteApiMapping',
    label: `Delete API mapping ${mappingName(one)}`,
    input: { DomainName: one.DomainName, ApiMappingId: one.mapping.ApiMappingId },
  }));
}

export function deleteRoutes(apiId: string, routes: readonly Route[]): Call[] {
  return routes.map(({ RouteId, RouteKey }) => ({
    id: `route ${RouteId}`,
    operation: 'DeleteRoute',
    label: `Delete route ${RouteKey}`,
    input: { ApiId: apiId, RouteId },
  }));
}

/** UpdateRoute for each: the target is replaced, because the service cannot remove one (service-rules 2.3). */
export function retargetRoutes(apiId: string, routes: readonly Route[], integrationId: string): Call[] {
  return routes.map(({ RouteId, RouteKey }) => ({
    id: `route ${RouteId}`,
    operation: 'UpdateRoute',
    label: `Point route ${RouteKey} at integration ${integrationId}`,
    input: { ApiId: apiId, RouteId, Target: `integrations/${integrationId}` },
  }));
}

/** UpdateRoute to authorization type NONE for each; scopes, which only a JWT route may have, are removed too. */
export function openRoutes(apiId: string, routes: readonly Route[]): Call[] {
  return routes.map(({ RouteId, RouteKey, AuthorizationScopes = [] }) => ({
    id: `route ${RouteId}`,
    operation: 'UpdateRoute',
    label: `Detach the authorizer from route ${RouteKey}`,
    input: {
      ApiId: apiId,
      RouteId,
      AuthorizationType: 'NONE',
      ...(AuthorizationScopes.length > 0 && { AuthorizationScopes: [] }),
    },
  }));
}

/** UpdateRoute for each: another authorizer of the same type, so that type and scopes are unchanged. */
export function guardRoutes(apiId: string, routes: readonly Route[], other: Authorizer): Call[] {
  return routes.map((route) => ({
    id: `route ${route.RouteId}`,
    operation: 'UpdateRoute',
    label: `Attach authorizer ${other.Name} to route ${route.RouteKey}`,
    input: {
      ApiId: apiId,
      RouteId: route.RouteId,
      ...completeUpdate('route', route, { AuthorizerId: other.AuthorizerId }),
    },
  }));
}

/** UpdateStage for each: it then serves another deployment. */
export function moveStages(apiId: string, stageNames: readonly string[], deploymentId: string): Call[] {
  return stageNames.map((StageName) => ({
    id: `stage ${StageName}`,
    operation: 'UpdateStage',
    label: `Move stage ${StageName} to deployment ${deploymentId}`,
    input: { ApiId: apiId, StageName, DeploymentId: deploymentId },
  }));
}

/** Settings of one route on one stage. */
export interface OwnSettings {
  StageName: string;
  RouteKey: string;
}

/** Stage settings for these routes: they outlive the routes, and then any update of the stage fails (service-rules 2.14). */
export function settingsOf(stages: readonly Stage[], routes: readonly Route[]): OwnSettings[] {
  const keys = new Set(routes.map(({ RouteKey }) => RouteKey));
  return stages
    .filter(({ ApiGatewayManaged }) => !ApiGatewayManaged)
    .flatMap(({ StageName = '', RouteSettings = {} }) =>
      Object.keys(RouteSettings)
        .filter((RouteKey) => keys.has(RouteKey))
        .map((RouteKey) => ({ StageName, RouteKey })),
    );
}

export function deleteSettings(apiId: string, settings: readonly OwnSettings[]): Call[] {
  return settings.map(({ StageName, RouteKey }) => ({
    id: `settings ${StageName} ${RouteKey}`,
    operation: 'DeleteRouteSettings',
    label: `Delete the settings of ${RouteKey} from stage ${StageName}`,
    input: { ApiId: apiId, StageName, RouteKey },
  }));
}
