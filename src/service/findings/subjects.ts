import type { Api, Authorizer, Integration, Model, Route, Stage } from '@aws-sdk/client-apigatewayv2';
import { integrationName, targetId } from '../integration-name';
import type { ApiFacts } from './facts';
import type { Subject } from './rule';

// The subjects of findings, and what several topics ask about routes.

export const apiSubject = ({ ApiId = '', Name }: Api): Subject => ({
  kind: 'api',
  ids: [ApiId],
  name: Name ?? ApiId,
});

const inApi = (kind: Subject['kind'], { api }: ApiFacts, id = '', name = id): Subject => ({
  kind,
  ids: [api.ApiId ?? '', id],
  name,
});

export const routeSubject = (facts: ApiFacts, { RouteId, RouteKey }: Route) =>
  inApi('route', facts, RouteId, RouteKey);
export const integrationSubject = (facts: ApiFacts, integration: Integration) =>
  inApi('integration', facts, integration.IntegrationId, integrationName(integration));
export const authorizerSubject = (facts: ApiFacts, { AuthorizerId, Name }: Authorizer) =>
  inApi('authorizer', facts, AuthorizerId, Name);
export const stageSubject = (facts: ApiFacts, { StageName }: Stage) => inApi('stage', facts, StageName);
export const modelSubject = (facts: ApiFacts, { ModelId, Name }: Model) =>
  inApi('model', facts, ModelId, Name);

export const isHttp = ({ api }: ApiFacts): boolean => api.ProtocolType !== 'WEBSOCKET';

/** Whether anyone may call the route. */
export const isOpen = ({ AuthorizationType = 'NONE' }: Route): boolean => AuthorizationType === 'NONE';

/** The integration of a route, where it has one. */
export function integrationOf<I extends { IntegrationId?: string | undefined }>(
  { Target }: Route,
  integrations: readonly I[],
): I | undefined {
  const id = targetId(Target);
  return id === undefined ? undefined : integrations.find(({ IntegrationId }) => IntegrationId === id);
}

/** Names in a sentence: "a, b and 3 more". */
export function listed(names: readonly (string | undefined)[], max = 4): string {
  const known = names.map((name) => name ?? '');
  if (known.length <= max) return known.join(', ');
  return `${known.slice(0, max).join(', ')} and ${known.length - max} more`;
}
