import { utf8Bytes } from '../../lib/bytes';
import type { FunctionOutcome } from '../../service/traffic/given';

/** Invokes a function with an event; it never rejects. `timeoutMs` ends it. */
export type FunctionRunner = (event: unknown, timeoutMs: number) => Promise<FunctionResult>;

/** What came of an invocation, and the reason of a failure for whoever runs the sandbox. */
export interface FunctionResult {
  outcome: FunctionOutcome;
  problem?: string;
  /** What Lambda returns for an error that the function threw: `{"errorMessage": …}` as text. */
  errorPayload?: string;
}

/** The largest response of a synchronous invocation (Lambda quotas: 6 MB). */
const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

/** A function that gave no result. */
export const failed = (problem: string, why: 'error' | 'timeout' = 'error'): FunctionResult => ({
  outcome: { type: 'failure', why },
  problem,
});

/** A function that did not return in its time. */
export const late = (timeoutMs: number) => failed(`It did not return within ${timeoutMs} ms.`, 'timeout');

/** A function that returned. @param payload what it returned, as JSON text */
export function returned(payload: string): FunctionResult {
  // A text has at least as many bytes as UTF-16 units: what is much too long need not be encoded.
  if (payload.length > MAX_PAYLOAD_BYTES || utf8Bytes(payload).length > MAX_PAYLOAD_BYTES)
    return failed('The response is larger than 6 MB, the most that a function may return.');
  return { outcome: { type: 'function', payload } };
}

/** A function that threw. @param problem the message with more about it, for whoever runs the sandbox */
export const threw = (message: string, problem = message): FunctionResult => ({
  ...failed(problem),
  errorPayload: JSON.stringify({ errorMessage: message }),
});
