import type { Colour, Connection } from '../connection';
import type { SdkHandler } from '../relay-transport';

/** The parts of a connection's form that a type can ask for, besides name, colour, Region and safety. */
export type ConnectionField = 'endpoint' | 'profile' | 'transport' | 'credentials' | 'role';

/** What the form holds of these parts. */
interface ConnectionFieldValues {
  endpoint: string;
  /** A profile of this machine; empty for the relay's environment. */
  profile: string;
  transport: 'direct' | 'relay';
  /** Empty: no credentials were entered. */
  accessKeyId: string;
}

/**
 * A type of connection, whole: what it is called, what its form asks for, who signs, what carries its requests, and what
 * to do when it does not work. A new type is one such object and its line in the registry.
 */
export interface ConnectionType {
  id: string;
  /** What the form's choice of types says; undefined for a type that is built in and not offered. */
  choice?: { label: string; description: string };
  fields: readonly ConnectionField[];
  defaults: { colour: Colour; readOnly: boolean };
  /** Whether a stored definition is of this type. */
  matches(connection: Pick<Connection, 'kind' | 'access'>): boolean;
  /** The members of a definition that the form's values make. */
  toDefinition(
    values: ConnectionFieldValues,
  ): Pick<Connection, 'kind' | 'access' | 'transport'> & Partial<Pick<Connection, 'endpoint' | 'profile'>>;
  /** Why an endpoint cannot be used, as a sentence; undefined when it can. Only for types with that field. */
  refuseEndpoint?(endpoint: string): string | undefined;
  /** Whether the account has a request rate that its clients share (service-rules 2.16). */
  hasRequestBudget: boolean;
  /** What carries requests instead of the browser's fetch. */
  requestHandler?(): SdkHandler;
  /** The URL that printed code has to name; undefined for AWS's own. */
  printedEndpoint(connection: Connection): string | undefined;
  /** Where requests go, in a word or two. */
  where(connection: Connection): string;
  /** Whose credentials sign, in a few words; undefined where nobody checks them. */
  credentials(connection: Connection): string | undefined;
  diagnosis: {
    /** What to do when the endpoint does not serve web pages. */
    noCors: string;
    /** What to do when there is no response at all. */
    unreachable: string;
    /**
     * A response that a page may not read can mean a missing operation (service-rules 7): emulators respond so, the
     * service does not.
     */
    hasUnreadableResponses: boolean;
  };
}
