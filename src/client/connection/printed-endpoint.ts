import type { Connection } from './connection';

/** Where `npm run sandbox` listens by default: printed code for the sandbox must never reach an account. */
const LOCAL_SANDBOX = 'http://127.0.0.1:4510';

/** The endpoint URL that printed code needs to reach a connection; undefined for AWS's own. */
export function printedEndpoint({ kind, endpoint }: Connection): string | undefined {
  return kind === 'sandbox' ? LOCAL_SANDBOX : endpoint;
}
