import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { cachedCoverage } from '../client/cache/cached-uses';
import { restoredLists } from '../client/cache/facts';
import { forgetAccount } from '../client/cache/kept';
import { keptProblem, mayHaveKept } from '../client/cache/kept-key';
import { isActive } from '../client/cache/scan-state';
import { useCachedLists, useScan } from '../client/cache/use-scan';
import { useConnection } from '../client/connection/use-connection';
import { countOf } from '../lib/format';
import { Time } from '../ui/time';

/** How old what is shown of an earlier page is, and how to remove what this browser keeps of the account. */
export function KeptState() {
  const connection = useConnection();
  const version = useCachedLists();
  const { scan, state } = useScan();
  const problem = useSyncExternalStore(keptProblem.subscribe, keptProblem.getSnapshot);
  const [failure, setFailure] = useState<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version changes with what the cache holds
  const { readAt } = useMemo(() => restoredLists(connection), [connection, version]);
  const forget = async () => {
    try {
      await forgetAccount(connection);
      scan.reset();
      setFailure(undefined);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  const mayForget = mayHaveKept() && !isActive(state);
  if (readAt === undefined && problem === undefined && failure === undefined && !mayForget) return null;
  return (
    <SpaceBetween size="xxs">
      {readAt !== undefined && (
        <div role="status">
          The routes of {countOf(cachedCoverage(connection, ['route']).read, 'API')} are shown. What was read
          by an earlier page, at the earliest <Time at={new Date(readAt)} />, was kept without values that may
          be secret.
        </div>
      )}
      {problem !== undefined && <div>After a reload, the account must be read again. {problem}</div>}
      {mayForget && (
        <div>
          <Button variant="inline-link" onClick={() => void forget()}>
            Forget what was read
          </Button>
        </div>
      )}
      {failure !== undefined && <div role="alert">What was read cannot be removed. {failure}</div>}
    </SpaceBetween>
  );
}
