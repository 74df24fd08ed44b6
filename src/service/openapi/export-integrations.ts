import type { Integration, Route } from '@aws-sdk/client-apigatewayv2';
import { targetIntegration } from '../rules/route';
import { present } from './place';

const POINTER = '#/components/x-amazon-apigateway-integrations/';

/** How routes refer to integrations in an export. */
export interface ExportedIntegrations {
  /** `components.x-amazon-apigateway-integrations`: what several routes share, and what none uses. */
  shared: Record<string, unknown>;
  /** What the operation of a route holds: the integration, a reference to a shared one, or nothing. */
  ofRoute(route: Route): unknown;
}

/**
 * Spreads the integrations over routes and components. One route's integration is in its operation. One that several
 * routes share is in the components, so that importing the document makes one integration again; the service's own
 * exports are not known to keep that. Unused ones are kept as `unusedIntegration_<id>` like the service does (6.2).
 * @param routes In the order of the document, from which the names of shared integrations come.
 */
export function exportIntegrations(
  integrations: readonly Integration[],
  routes: readonly Route[],
): ExportedIntegrations {
  const uses = new Map<string, number>();
  for (const route of routes) {
    const id = targetIntegration(route.Target);
    if (id !== undefined) uses.set(id, (uses.get(id) ?? 0) + 1);
  }
  const byId = new Map(
    integrations.map(
      (integration) => [integration.IntegrationId, integrationExtension(integration)] as const,
    ),
  );
  const names = new Map<string, string>();
  const shared = new Map<string, unknown>();
  for (const [id, count] of uses) {
    const extension = byId.get(id);
    if (count < 2 || !extension) continue;
    const name = `sharedIntegration_${names.size + 1}`;
    names.set(id, name);
    shared.set(name, extension);
  }
  const unused = integrations.filter(({ IntegrationId: id }) => id !== undefined && !uses.has(id));
  for (const { id, extension } of unused.map(described).sort(byContent))
    shared.set(`unusedIntegration_${id}`, extension);
  return {
    shared: Object.fromEntries(shared),
    ofRoute(route) {
      const id = targetIntegration(route.Target);
      const name = id === undefined ? undefined : names.get(id);
      if (name !== undefined) return { $ref: POINTER + name };
      return id === undefined ? undefined : byId.get(id);
    },
  };
}

const described = (integration: Integration) => {
  const extension = integrationExtension(integration);
  return { id: integration.IntegrationId ?? '', extension, content: JSON.stringify(extension) };
};

type Described = ReturnType<typeof described>;

/** By content before id: an import gives new ids, and the order is to stay. */
const byContent = (one: Described, other: Described): number => {
  const [a, b] = one.content === other.content ? [one.id, other.id] : [one.content, other.content];
  return a < b ? -1 : a > b ? 1 : 0;
};

/**
 * The members that the extension has, in the order of the service's exports (6.1). `Description` is not one of them:
 * the format cannot carry it.
 */
function integrationExtension(integration: Integration): Record<string, unknown> {
  const { ServerNameToVerify } = integration.TlsConfig ?? {};
  return present({
    integrationSubtype: integration.IntegrationSubtype,
    credentials: integration.CredentialsArn,
    responseParameters: sortedMaps(integration.ResponseParameters),
    requestParameters: sorted(integration.RequestParameters),
    payloadFormatVersion: integration.PayloadFormatVersion,
    type: integration.IntegrationType?.toLowerCase(),
    httpMethod: integration.IntegrationMethod,
    uri: integration.IntegrationUri,
    connectionId: integration.ConnectionId,
    connectionType: integration.ConnectionType,
    timeoutInMillis: integration.TimeoutInMillis,
    tlsConfig: integration.TlsConfig && present({ serverNameToVerify: ServerNameToVerify }),
  });
}

/** Maps have no order; the document's is that of their keys, so that equal integrations give equal text. */
function sorted<T>(map: Record<string, T> | undefined): Record<string, T> | undefined {
  return map && Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function sortedMaps(maps: Record<string, Record<string, string>> | undefined) {
  return sorted(
    maps && Object.fromEntries(Object.entries(maps).map(([status, map]) => [status, sorted(map)])),
  );
}
