import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, useSyncExternalStore } from 'react';
import { paths } from '../app/paths';
import { cachedCoverage } from '../client/cache/cached-uses';
import { restoredLists } from '../client/cache/facts';
import { scanRate } from '../client/cache/scan-rate';
import { isActive, type ScanProblem, type ScanState } from '../client/cache/scan-state';
import { useCachedLists, useScan } from '../client/cache/use-scan';
import { useConnection } from '../client/connection/use-connection';
import { countOf } from '../lib/format';
import { Time } from '../ui/time';
import { KeptState } from './kept-state';
import { ScanProgress } from './scan-progress';

/** More lines are counted. */
const MAX_LINES = 50;

/** Reads the lists of the whole account: its start, its progress, and what could not be read. */
export function ScanPanel() {
  const { scan, state } = useScan();
  const [scope, setScope] = useState('');
  return (
    <SpaceBetween size="s">
      {isActive(state) ? (
        <ScanProgress />
      ) : (
        <SpaceBetween direction="horizontal" size="s" alignItems="end">
          <FormField
            label="APIs to read"
            description="Words of the name, ID or a tag such as team=shop; empty for all."
          >
            <Input
              value={scope}
              onChange={({ detail }) => setScope(detail.value)}
              placeholder="All APIs"
              type="search"
              spellcheck={false}
              clearAriaLabel="Clear APIs to read"
            />
          </FormField>
          <Button variant={state.status === 'idle' ? 'primary' : 'normal'} onClick={() => scan.start(scope)}>
            {state.status === 'idle' ? 'Read account' : 'Read again'}
          </Button>
        </SpaceBetween>
      )}
      <Outcome state={state} />
      <KeptState />
      <Problems problems={state.problems} />
    </SpaceBetween>
  );
}

/** How much of the account is in the cache, and since when. */
function Outcome({ state }: { state: ScanState }) {
  const connection = useConnection();
  // What is in the cache is looked at below.
  useCachedLists();
  const rate = useSyncExternalStore(scanRate.subscribe, scanRate.getSnapshot);
  const { status, done, total, endedAt, requests, shared } = state;
  if (status === 'idle') {
    // What an earlier page has read is described by its age.
    if (restoredLists(connection).readAt !== undefined) return null;
    const { read } = cachedCoverage(connection, ['route']);
    return (
      <div>
        {read === 0
          ? `Nothing was read yet. It takes about five requests per API, at most ${rate} a second (see Settings), after whatever else is to be read.`
          : `What is shown is what screens have read: the routes of ${countOf(read, 'API')}.`}
      </div>
    );
  }
  if (status === 'running' || status === 'paused' || endedAt === undefined) return null;
  const outcome = { done: 'Read', cancelled: 'Cancelled', failed: 'Failed' }[status];
  return (
    <div role="status">
      {outcome} <Time at={new Date(endedAt)} />
      {total !== undefined && `: ${done} of ${countOf(total, 'API')}, ${countOf(requests, 'request')}.`}
      {shared > 0 && ` ${countOf(shared, 'list')} from another tab.`}
    </div>
  );
}

/** What could not be read; the same sentence for several APIs is one line. */
function Problems({ problems }: { problems: readonly ScanProblem[] }) {
  if (problems.length === 0) return null;
  const byText = new Map<string, ScanProblem[]>();
  for (const problem of problems) byText.set(problem.text, [...(byText.get(problem.text) ?? []), problem]);
  return (
    <Alert type="warning" header="Not everything was read">
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {[...byText].slice(0, MAX_LINES).map(([text, all]) => (
          <li key={text}>
            {text}
            {all.some(({ apiId }) => apiId) && <Apis ids={all.flatMap(({ apiId }) => apiId ?? [])} />}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Apis({ ids }: { ids: readonly string[] }) {
  return (
    <ExpandableSection variant="inline" headerText={countOf(ids.length, 'API')}>
      {ids.slice(0, MAX_LINES).map((id) => (
        <div key={id}>
          <a href={paths.api(id)}>{id}</a>
        </div>
      ))}
    </ExpandableSection>
  );
}
