import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import { cachedCoverage } from '../../client/cache/cached-uses';
import { restoredLists } from '../../client/cache/facts';
import { isActive } from '../../client/cache/scan-state';
import { useCachedLists, useScan } from '../../client/cache/use-scan';
import { useConnection } from '../../client/connection/use-connection';
import { countOf } from '../../lib/format';
import { Time } from '../../ui/time';
import { coverageText } from '../../views/coverage-text';

/** How much of the account a search is about, and how to read the rest; nothing where everything was read. */
export function ReadState({ onStart }: { onStart: () => void }) {
  const connection = useConnection();
  const version = useCachedLists();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version changes with what the cache holds
  const { coverage, readAt } = useMemo(
    () => ({ coverage: cachedCoverage(connection), readAt: restoredLists(connection).readAt }),
    [connection, version],
  );
  const { scan, state } = useScan();
  const { status, done, total } = state;
  if (isActive(state))
    return (
      <div>
        {status === 'paused' ? 'Reading is paused' : 'Reading the account'}
        {total !== undefined && `: ${done.toLocaleString('en')} of ${countOf(total, 'API')}`}.
      </div>
    );
  if (coverage.read === coverage.total && readAt === undefined) return null;
  return (
    <SpaceBetween direction="horizontal" size="xs" alignItems="center">
      <span>
        {coverageText(coverage)}
        {readAt !== undefined && (
          <>
            {' '}
            Read by an earlier page <Time at={new Date(readAt)} />, kept without values that may be secret.
          </>
        )}
      </span>
      <Button
        variant="inline-link"
        onClick={() => {
          scan.start();
          onStart();
        }}
      >
        Read account
      </Button>
    </SpaceBetween>
  );
}
