/** The colours a connection can have in the header. */
export const COLOURS = ['green', 'orange', 'purple', 'blue', 'teal', 'grey'] as const;

export type Colour = (typeof COLOURS)[number];

/** A role that is assumed on top of the connection's own keys (STS AssumeRole). */
export interface Role {
  arn: string;
  sessionName: string;
  externalId?: string;
}

/** Whom the console talks to: everything about it but its secrets. */
export interface Connection {
  id: string;
  /** `sandbox`: the control plane inside this page. `aws`: the service itself. `custom`: any endpoint of this machine that speaks its protocol. */
  kind: 'sandbox' | 'aws' | 'custom';
  name: string;
  colour: Colour;
  region: string;
  /** Only for `custom`: the base URL. */
  endpoint?: string;
  /**
   * Whose keys sign. `keys`: those that a person gives to this tab. `any`: placeholders, for endpoints that do not check.
   * `profile`: one of this machine, by the relay; without `profile` the relay's environment.
   */
  access: 'keys' | 'any' | 'profile';
  profile?: string;
  role?: Role;
  /** `relay`: by way of the server that serves this page. */
  transport: 'direct' | 'relay';
  /** Nothing is changed until the connection is unlocked in a tab. */
  readOnly: boolean;
  /** Every change asks for the connection's name. */
  isProduction: boolean;
  /** Changes to resources with such a name or tag ask for their name; empty: none. A regular expression or plain text. */
  productionPattern: string;
}

/** The default: nothing to set up, nothing to break. */
export const sandboxConnection: Connection = {
  id: 'sandbox',
  kind: 'sandbox',
  name: 'Sandbox',
  colour: 'green',
  region: 'us-east-1',
  access: 'any',
  transport: 'direct',
  readOnly: false,
  isProduction: false,
  productionPattern: '',
};

const DEFAULT_COLOURS = { sandbox: 'green', aws: 'orange', custom: 'purple' } as const;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/**
 * A stored value as a connection, with what it leaves out filled in: an AWS connection that does not say otherwise is
 * read-only. Undefined when it is none. Members that a connection does not have, such as keys, are left behind.
 */
export function parseConnection(value: unknown): Connection | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const stored = value as Record<string, unknown>;
  const { id, kind, name, region, endpoint, profile, colour, access, transport } = stored;
  if (!isText(id) || !isText(name) || !isText(region)) return undefined;
  if (kind !== 'sandbox' && kind !== 'aws' && kind !== 'custom') return undefined;
  if (kind === 'custom' && !isText(endpoint)) return undefined;
  const role = parseRole(stored.role);
  return {
    id,
    kind,
    name,
    region,
    colour: COLOURS.find((one) => one === colour) ?? DEFAULT_COLOURS[kind],
    access: access === 'profile' || access === 'any' ? access : 'keys',
    transport: transport === 'relay' ? 'relay' : 'direct',
    readOnly: typeof stored.readOnly === 'boolean' ? stored.readOnly : kind === 'aws',
    isProduction: stored.isProduction === true,
    productionPattern: isText(stored.productionPattern) ? stored.productionPattern : '',
    ...(kind === 'custom' && isText(endpoint) ? { endpoint } : {}),
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
