import type { Header } from './request';
import type { Bucket } from './throttle';

/** What came of calling a function. */
export type FunctionOutcome =
  /** What it returned, as JSON text. */
  { type: 'function'; payload: string } | { type: 'failure'; why: 'error' | 'permission' | 'timeout' };

/** What an integration came to. */
export type IntegrationOutcome =
  | { type: 'function'; payload: string }
  | { type: 'http'; status: number; headers?: readonly Header[]; body?: string | Uint8Array }
  | { type: 'failure'; why: 'error' | 'permission' | 'timeout' | 'unreachable' };

/** What is known of who sends a request. */
export interface GivenAuthorization {
  /** Of the token, where the keys of its issuer are at hand (`verifyJwt`). */
  signature?: 'valid' | 'invalid';
  /** Of the function of a Lambda authorizer. */
  authorizer?: FunctionOutcome;
  /** Whether the signature of the request is valid and its identity may invoke the route. */
  iam?: 'allowed' | 'denied';
}

/** What a trace cannot compute: responses of functions and backends, and what only a real request has. */
export interface Given extends GivenAuthorization {
  integration?: IntegrationOutcome;
  requestId?: string;
  traceId?: string;
  /** What earlier requests have left of the limits. */
  bucket?: Bucket;
}
