import { lambdaName } from './arn';

/** The display name of an integration: its function, its method and URL, or its AWS action. */
export function integrationName(integration: {
  IntegrationId?: string | undefined;
  IntegrationType?: string | undefined;
  IntegrationMethod?: string | undefined;
  IntegrationSubtype?: string | undefined;
  IntegrationUri?: string | undefined;
}): string {
  const { IntegrationUri: uri, IntegrationMethod: method, IntegrationSubtype: subtype } = integration;
  if (subtype) return subtype;
  if (!uri)
    return `${integration.IntegrationType ?? 'Integration'} ${integration.IntegrationId ?? ''}`.trim();
  const lambda = lambdaName(uri);
  if (lambda) return `Lambda ${lambda}`;
  return method ? `${method} ${uri}` : uri;
}

/** The integration's id in a route's target (`integrations/<id>`). */
export function targetId(target: string | undefined): string | undefined {
  return target?.startsWith('integrations/') ? target.slice('integrations/'.length) : undefined;
}

/** The method and path of a route key; a key without a method (`$default`, WebSocket) is its own text. */
export function splitRouteKey(key: string): { method: string; path: string } {
  const at = key.indexOf(' ');
  return at < 0 ? { method: '', path: key } : { method: key.slice(0, at), path: key.slice(at + 1) };
}
