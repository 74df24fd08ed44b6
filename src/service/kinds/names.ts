import { integrationName } from '../integration-name';
import { kinds } from '../kinds';
import type { Kind, Resources } from '../resources';

/** How the kinds are named of which no single member is a name. */
const NAMES: { readonly [K in Kind]?: (resource: Resources[K]) => string | undefined } = {
  integration: integrationName,
  deployment: ({ Description, DeploymentId }) => Description || DeploymentId,
  apiMapping: ({ ApiMappingKey }) => ApiMappingKey || '(none)',
  routingRule: ({ Priority }) => (Priority === undefined ? undefined : `Priority ${Priority}`),
};

/** The name that a resource is shown by; its id where it has none. */
export function nameOf<K extends Kind>(kind: K, resource: Resources[K]): string {
  const { names, id } = kinds[kind];
  const own = NAMES[kind];
  const name = own ? own(resource) : names.map((member) => resource[member]).find(Boolean);
  return String(name ?? resource[id] ?? '');
}
