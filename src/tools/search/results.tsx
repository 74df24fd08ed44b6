import SpaceBetween from '@cloudscape-design/components/space-between';
import ToggleButton from '@cloudscape-design/components/toggle-button';
import { listScreen } from '../../app/navigation';
import { isActive } from '../../client/cache/scan-state';
import { useScan } from '../../client/cache/use-scan';
import { useConnection } from '../../client/connection/use-connection';
import { capitalized, countOf } from '../../lib/format';
import { kinds } from '../../service/kinds';
import { kindsNamed } from '../../service/search/filters';
import { parseQuery, replaceFilter } from '../../service/search/query';
import { kindWord } from '../../service/search/suggest';
import { useUrlMembers } from '../../table/url-members';
import { useDebouncedText } from '../../table/url-state';
import { Screen } from '../../ui/screen';
import { ScanProgress } from '../../views/scan-progress';
import { pastedEntry, unreadApiEntry } from './entries';
import { FilterHelp } from './filter-help';
import { PastedLink } from './pasted-link';
import { ReadState } from './read-state';
import styles from './results.module.css';
import { ResultsTable } from './results-table';
import { SearchField } from './search-field';
import type { Answer } from './search-index';
import { SearchProblem } from './search-problem';
import { useSearch } from './use-search';

const PAGE_SIZE = 50;

/** Everything that was read of the account, searched by words and filters; the address holds both. */
export function Component() {
  const { region } = useConnection();
  const { state } = useScan();
  const [params, set] = useUrlMembers();
  const q = params.get('q') ?? '';
  const [typed, setTyped] = useDebouncedText(q, (text) => set({ q: text }));
  const asked = Number(params.get('page') ?? '1');
  const page = Number.isInteger(asked) && asked > 0 ? asked : 1;
  // What is in the address, not what is typed: a result that is opened has nothing that still waits to get there.
  const found = useSearch({ text: q, offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE });
  const { answer, isFinal } = found;
  // What is shown below may be an answer from before it failed.
  const hasFailed = found.state.status === 'failed';
  const pasted = pastedEntry(q, region) ?? (isFinal && answer?.total === 0 ? unreadApiEntry(q) : undefined);
  const isEmpty = q.trim() === '';
  return (
    <Screen
      title="Search"
      crumbs={[listScreen('api')]}
      description="Names, IDs, route keys, URIs, ARNs, descriptions, tags and stage variables of everything that was read."
    >
      <SpaceBetween size="m">
        <div className={styles.field}>
          <SearchField
            value={typed}
            onChange={setTyped}
            suggestions={answer?.text === typed ? answer.suggestions : []}
          />
        </div>
        {isActive(state) ? <ScanProgress /> : <ReadState onStart={() => undefined} />}
        <SearchProblem found={found} />
        {pasted && <PastedLink entry={pasted} />}
        {!isEmpty && answer && <Facets text={q} answer={answer} onChange={setTyped} />}
        {isEmpty ? (
          <FilterHelp status={`${countOf(answer?.resources ?? 0, 'resource')} can be found`} />
        ) : (
          (!pasted || answer?.total !== 0) &&
          !(hasFailed && answer?.text !== q) && (
            <ResultsTable
              hits={answer?.hits}
              status={statusOf(answer, isFinal)}
              isSearching={!isFinal}
              page={page}
              pages={Math.ceil((answer?.total ?? 0) / PAGE_SIZE)}
              onPage={(next) => set({ page: next > 1 ? String(next) : '' })}
            />
          )
        )}
      </SpaceBetween>
    </Screen>
  );
}

function statusOf(answer: Answer | undefined, isFinal: boolean): string {
  if (!answer) return 'Searching';
  const { total, match } = answer;
  if (total === 0) return isFinal ? 'No results' : 'Searching';
  const results = countOf(total, 'result');
  if (match === 'parts') return `${results}, within words`;
  return match === 'similar' ? `${results}, spelled similarly` : results;
}

/** The kinds of what was found with their counts; a choice is a filter of the text. */
function Facets(props: { text: string; answer: Answer; onChange: (text: string) => void }) {
  const { text, answer, onChange } = props;
  const chosen = new Set(
    parseQuery(text).filters.flatMap(({ name, value }) => (name === 'kind' ? kindsNamed(value) : [])),
  );
  const shown = answer.facets.length > 1 || chosen.size > 0 ? answer.facets : [];
  if (shown.length === 0) return null;
  return (
    <fieldset className={styles.facets} aria-label="Kinds">
      {shown.map(({ kind, count }) => (
        <ToggleButton
          key={kind}
          pressed={chosen.has(kind)}
          onChange={({ detail }) =>
            onChange(replaceFilter(text, 'kind', detail.pressed ? kindWord(kind) : undefined))
          }
        >
          {capitalized(kinds[kind].plural)} ({count.toLocaleString('en')})
        </ToggleButton>
      ))}
    </fieldset>
  );
}
