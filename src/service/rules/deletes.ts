import { targetIntegration } from './route';
import type { Issue } from './rule';

interface RouteUse {
  RouteId?: string | undefined;
  RouteKey?: string | undefined;
  Target?: string | undefined;
  AuthorizerId?: string | undefined;
}

interface MappingUse {
  ApiId?: string | undefined;
  Stage?: string | undefined;
}

const blocked = (rule: string, status: 400 | 409, message: string): Issue[] => [
  { path: [], rule, status, message },
];

/** DeleteIntegration while routes target it: 409 (2.14, [OBS]). */
export function checkDeleteIntegration(integrationId: string, routes: readonly RouteUse[]): Issue[] {
  const users = routes.filter((route) => targetIntegration(route.Target) === integrationId);
  if (users.length === 0) return [];
  const ids = users.map((route) => route.RouteId).join(', ');
  return blocked(
    'integration.delete.inUse',
    409,
    `Cannot delete Integration because it is referenced by the following Routes with Ids: [${ids}]`,
  );
}

/** DeleteAuthorizer while routes use it: 409, one route key named (2.14, [OBS]). */
export function checkDeleteAuthorizer(
  authorizer: { AuthorizerId?: string | undefined; Name?: string | undefined },
  routes: readonly RouteUse[],
): Issue[] {
  const user = routes.find(
    (route) => route.AuthorizerId !== undefined && route.AuthorizerId === authorizer.AuthorizerId,
  );
  return user === undefined
    ? []
    : blocked(
        'authorizer.delete.inUse',
        409,
        `Cannot delete authorizer ${authorizer.Name}, is referenced in route: ${user.RouteKey}`,
      );
}

/** DeleteVpcLink while integrations use it: 400, each as method and integration id (2.14, [OBS]). */
export function checkDeleteVpcLink(
  vpcLinkId: string,
  integrations: readonly {
    ConnectionId?: string | undefined;
    IntegrationMethod?: string | undefined;
    IntegrationId?: string | undefined;
  }[],
): Issue[] {
  const users = integrations
    .filter((integration) => integration.ConnectionId === vpcLinkId)
    .map((integration) => `${integration.IntegrationMethod ?? 'ANY'}:${integration.IntegrationId}`);
  return users.length === 0
    ? []
    : blocked(
        'vpcLink.delete.inUse',
        400,
        `Cannot delete vpc link. Vpc link '${vpcLinkId}', is referenced in [${users.join(', ')}] in format of [Method:Resource].`,
      );
}

/** DeleteApi while a domain maps to it: 400 (2.14, [OBS]). */
export function checkDeleteApi(apiId: string, mappings: readonly MappingUse[]): Issue[] {
  return mappings.some((mapping) => mapping.ApiId === apiId)
    ? blocked(
        'api.delete.mapped',
        400,
        `Deleting API ${apiId} failed. Please remove all API mappings for the API from your custom domain names.`,
      )
    : [];
}

/** DeleteStage while a domain maps to it: 400; the service's sentence is not known (2.14, [OBS] for the status). */
export function checkDeleteStage(apiId: string, stageName: string, mappings: readonly MappingUse[]): Issue[] {
  return mappings.some((mapping) => mapping.ApiId === apiId && mapping.Stage === stageName)
    ? blocked(
        'stage.delete.mapped',
        400,
        `Deleting stage ${stageName} failed. Please remove all API mappings for the stage from your custom domain names.`,
      )
    : [];
}
