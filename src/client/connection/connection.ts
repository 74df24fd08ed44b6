/** The colours a connection can have in the header. */
export const COLOURS = ['green', 'orange', 'purple', 'blue', 'teal', 'grey'] as const;

export type Colour = (typeof COLOURS)[number];

/** A role that is assumed on top of the connection's own credentials (STS AssumeRole). */
export interface Role {
  arn: string;
  sessionName: string;
  externalId?: string;
}

/** A connection: everything about it but its secrets. */
export interface Connection {
  id: string;
  /** Together with `access` it says which type of connection it is, see `types/registry`: `sandbox`, `aws`, `custom`. */
  kind: string;
  name: string;
  colour: Colour;
  region: string;
  /** Only for `custom`: the base URL. */
  endpoint?: string;
  /**
   * Who signs. `keys`: credentials that the user enters in this tab. `any`: placeholders, for endpoints that do not check.
   * `profile`: a local one, through the relay; without `profile` the relay's environment.
   */
  access: 'keys' | 'any' | 'profile';
  profile?: string;
  role?: Role;
  /** `relay`: through the server that serves this page. */
  transport: 'direct' | 'relay';
  /** Writes are disabled until the connection is unlocked in a tab. */
  readOnly: boolean;
  /** Every change prompts for the connection's name. */
  isProduction: boolean;
  /** Changes to resources with such a name or tag prompt for their name; empty: none. A regular expression or plain text. */
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
