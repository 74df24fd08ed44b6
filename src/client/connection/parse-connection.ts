import { COLOURS, type Connection, type Role } from './connection';
import { findConnectionType } from './types/registry';

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/**
 * A stored value as a connection, with defaults for missing members: an AWS connection is by default
 * read-only. Undefined when it is invalid. Unknown members, such as credentials, are dropped.
 */
export function parseConnection(value: unknown): Connection | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const stored = value as Record<string, unknown>;
  const { id, kind, name, region, endpoint, profile, colour, access, transport } = stored;
  if (!isText(id) || !isText(name) || !isText(region)) return undefined;
  const how = access === 'profile' || access === 'any' ? access : 'keys';
  const type = isText(kind) ? findConnectionType({ kind, access: how }) : undefined;
  if (!isText(kind) || !type) return undefined;
  const hasEndpoint = type.fields.includes('endpoint');
  if (hasEndpoint && !isText(endpoint)) return undefined;
  const role = parseRole(stored.role);
  return {
    id,
    kind,
    name,
    region,
    colour: COLOURS.find((one) => one === colour) ?? type.defaults.colour,
    access: how,
    transport: transport === 'relay' ? 'relay' : 'direct',
    readOnly: typeof stored.readOnly === 'boolean' ? stored.readOnly : type.defaults.readOnly,
    isProduction: stored.isProduction === true,
    productionPattern: isText(stored.productionPattern) ? stored.productionPattern : '',
    ...(hasEndpoint && isText(endpoint) ? { endpoint } : {}),
    ...(isText(profile) ? { profile } : {}),
    ...(role ? { role } : {}),
  };
}

function parseRole(value: unknown): Role | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { arn, sessionName, externalId } = value as Record<string, unknown>;
  if (!isText(arn) || !isText(sessionName)) return undefined;
  return { arn, sessionName, ...(isText(externalId) ? { externalId } : {}) };
}
