import { ApiError } from '../client/calls/errors';
import type { RunRecord } from './run-records';
import type { CallState } from './runner';

/** The calls of an interrupted run: the one that was underway has an unknown outcome. */
export function restoredCalls({ calls, sent }: RunRecord): CallState[] {
  return calls.map(({ call, status, output }): CallState => {
    if (status === 'done') return { call, status, output: output ?? {} };
    if (status === 'waiting' || !sent) return { call, status: 'waiting' };
    const error = new ApiError('The tab that sent this call was closed before the response arrived.', {
      code: 'Interrupted',
      status: 0,
      operation: call.operation,
      input: sent.input,
    });
    return { call, status: 'failed', error };
  });
}
