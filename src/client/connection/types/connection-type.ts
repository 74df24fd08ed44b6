import type { Colour, Connection } from '../connection';
import type { SdkHandler } from '../relay-transport';

/** The fields of a connection's form that a type can include, besides name, colour, Region and safety. */
export type ConnectionField = 'endpoint' | 'profile' | 'transport' | 'credentials' | 'role';

/** The values of these fields. */
interface ConnectionFieldValues {
  endpoint: string;
  /** A local profile; empty for the relay's environment. */
  profile: string;
  transport: 'direct' | 'relay';
  /** Empty: no credentials were entered. */
  accessKeyId: string;
}

/**
 * A type of connection, whole: its name, its form fields, who signs, its transport, and what
 * to do when it does not work. A new type is one such object and an entry in the registry.
 */
export interface ConnectionType {
  id: string;
  /** The option in the form; undefined for a built-in type that is not offered. */
  choice?: { label: string; description: string };
  fields: readonly ConnectionField[];
  defaults: { colour: Colour; readOnly: boolean };
  /** Whether a stored definition is of this type. */
  matches(connection: Pick<Connection, 'kind' | 'access'>): boolean;
  /** The members of the definition, from the form's values. */
  toDefinition(
    values: ConnectionFieldValues,
  ): Pick<Connection, 'kind' | 'access' | 'transport'> & Partial<Pick<Connection, 'endpoint' | 'profile'>>;
  /** Why an endpoint cannot be used, as a sentence; undefined when it can. Only for types with that field. */
  refuseEndpoint?(endpoint: string, transport: 'direct' | 'relay'): string | undefined;
  /** Whether the account has a request rate that its clients share (service-rules 2.16). */
  hasRequestBudget: boolean;
  /** The transport that replaces the browser's fetch. */
  requestHandler?(): SdkHandler;
  /** Loads the code of that transport, where it is a chunk of its own. */
  loadTransport?(): Promise<unknown>;
  /** The endpoint URL in printed code; undefined for AWS's own. */
  printedEndpoint(connection: Connection): string | undefined;
  /** Where requests go, in a word or two. */
  where(connection: Connection): string;
  /** Whose credentials sign, in a few words; undefined when they are not checked. */
  credentials(connection: Connection): string | undefined;
  diagnosis: {
    /** What to do when the endpoint does not serve web pages. */
    noCors: string;
    /** What to do when the Content Security Policy of the page does not name the host. */
    policy: string;
    /** What to do when there is no response at all. */
    unreachable: string;
    /**
     * A response that a page may not read can mean a missing operation (service-rules 7): emulators do this, the
     * service does not.
     */
    hasUnreadableResponses: boolean;
  };
}
