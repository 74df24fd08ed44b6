import { withLock } from '../../lib/with-lock';
import { resourceOfArn } from '../../service/arn-resource';
import { ApiError } from './errors';
import { trackPending } from './pending-calls';

/**
 * What a write locks: its API, domain name or VPC link. Undefined for what makes one of these, which no other write can
 * meet. Tags lock the resource of their ARN.
 */
export function lockedResource(input: Readonly<Record<string, unknown>>): string | undefined {
  const { ResourceArn: arn } = input;
  const members = typeof arn === 'string' ? (resourceOfArn(arn)?.params ?? {}) : input;
  const { ApiId, DomainName, VpcLinkId } = members as Readonly<Record<string, unknown>>;
  const id = ApiId ?? DomainName ?? VpcLinkId;
  return typeof id === 'string' ? id : undefined;
}

/**
 * Runs `work` while no other write to the same resource runs, in all tabs; a tab that goes away releases it. The wait is
 * a pending call, which the user can stop.
 * @throws ApiError that was not sent, when the wait was stopped
 */
export async function withWriteLock<Result>(
  name: string,
  operation: string,
  work: () => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  const stopped = new AbortController();
  const endOfWait = trackPending({
    operation,
    waitsFor: 'lock',
    since: Date.now(),
    stop: () =>
      stopped.abort(
        new ApiError('The call was cancelled before it was sent.', {
          code: 'Cancelled',
          status: 0,
          operation,
          notSent: true,
        }),
      ),
  });
  const either = signal ? AbortSignal.any([signal, stopped.signal]) : stopped.signal;
  try {
    return await withLock(
      name,
      () => {
        endOfWait();
        return work();
      },
      either,
    );
  } finally {
    endOfWait();
  }
}
