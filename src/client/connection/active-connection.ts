import type { Colour } from './connection';
import { currentConnection } from './current';
import { isReadOnly } from './read-only';

/** Where calls go, for people and for printed code. */
export interface ActiveConnection {
  id: string;
  kind: 'sandbox' | 'aws' | 'custom';
  name: string;
  colour: Colour;
  region: string;
  /** The address that printed code needs; absent for AWS's own. */
  endpointUrl?: string;
  /** It lets nothing be changed until it is unlocked for this tab. */
  isReadOnly: boolean;
  isProduction: boolean;
  productionPattern: string;
}

/** Where `npm run sandbox` listens unless told otherwise: printed code for the sandbox must never reach an account. */
const LOCAL_SANDBOX = 'http://127.0.0.1:4510';

/** The current connection without its credentials. */
export function activeConnection(): ActiveConnection {
  const { id, kind, name, colour, region, endpoint, isProduction, productionPattern } = currentConnection();
  const endpointUrl = kind === 'sandbox' ? LOCAL_SANDBOX : endpoint;
  return {
    id,
    kind,
    name,
    colour,
    region,
    isReadOnly: isReadOnly(),
    isProduction,
    productionPattern,
    ...(endpointUrl === undefined ? {} : { endpointUrl }),
  };
}

/** Why nothing can be changed now, as a sentence; undefined when it can. */
export function readOnlyReason(): string | undefined {
  const { name } = currentConnection();
  return isReadOnly() ? `${name} is read-only. Unlock it for this tab in the connection menu.` : undefined;
}
