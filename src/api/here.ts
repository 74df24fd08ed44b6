import { currentConnection } from '../connection/current';

/** Where calls go, for people and for printed code. */
export interface Here {
  kind: 'sandbox' | 'aws' | 'custom';
  name: string;
  region: string;
  /** The address that printed code needs; absent for AWS's own. */
  endpointUrl?: string;
}

/** Where `npm run sandbox` listens unless told otherwise: printed code for the sandbox must never reach an account. */
const LOCAL_SANDBOX = 'http://127.0.0.1:4510';

/** The current connection without its credentials. */
export function here(): Here {
  const { kind, name, region, endpoint } = currentConnection();
  const endpointUrl = kind === 'sandbox' ? LOCAL_SANDBOX : endpoint;
  return { kind, name, region, ...(endpointUrl === undefined ? {} : { endpointUrl }) };
}
