import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Link from '@cloudscape-design/components/link';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { createContext, useContext, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { count, cutMiddle } from '../../lib/format';
import { paths } from '../../lib/paths';
import type { JournalEntry } from '../../plan/journal';
import { subjectOf } from '../../plan/subject';
import { type Column, ListTable } from '../../table/list-table';
import { filterRows, searchable } from '../../table/rows';
import { Mono, NotSet } from '../../ui/bits';
import { download } from '../../ui/download';
import { Screen } from '../../ui/screen';
import { OutcomeStatus, SentAt } from './outcome';
import { ScriptDialog } from './script';
import { UndoButton } from './undo-button';
import { useJournal } from './use-journal';
import { entriesShown, exportText, outcomeText, type Shown, searchText, shownIn } from './values';

/** Which entries are ticked; a context, so that the columns stay the same while rows are ticked. */
const Ticked = createContext<{ ids: ReadonlySet<number>; toggle: (id: number) => void }>({
  ids: new Set(),
  toggle: () => undefined,
});

function Tick({ entry }: { entry: JournalEntry }) {
  const { ids, toggle } = useContext(Ticked);
  return (
    <Checkbox
      checked={ids.has(entry.id)}
      onChange={() => toggle(entry.id)}
      ariaLabel={`Choose call ${entry.id}`}
    />
  );
}

const columns: Column<JournalEntry>[] = [
  { id: 'chosen', header: 'Chosen', cell: (entry) => <Tick entry={entry} />, width: 90 },
  {
    id: 'time',
    header: 'Time',
    cell: ({ at }) => <SentAt at={at} />,
    sort: ({ at }) => at,
    width: 110,
  },
  {
    id: 'operation',
    header: 'Operation',
    isRowHeader: true,
    cell: ({ id, operation }) => <Link href={paths.journalEntry(id)}>{operation}</Link>,
    sort: ({ operation }) => operation,
  },
  {
    id: 'about',
    header: 'About',
    cell: (entry) => {
      const text = subjectOf(entry);
      return <span title={text}>{cutMiddle(text, 70)}</span>;
    },
    sort: subjectOf,
    minWidth: 200,
  },
  {
    id: 'outcome',
    header: 'Outcome',
    cell: (entry) => <OutcomeStatus entry={entry} />,
    sort: outcomeText,
  },
  {
    id: 'undo',
    header: 'Undo',
    cell: (entry) => <UndoButton entry={entry} inline />,
    width: 100,
  },
  { id: 'ms', header: 'Took', cell: ({ ms }) => `${ms} ms`, sort: ({ ms }) => ms, width: 100 },
  {
    id: 'attempts',
    header: 'Attempts',
    cell: ({ attempts }) => attempts,
    sort: ({ attempts }) => attempts,
    width: 110,
  },
  {
    id: 'request',
    header: 'Request ID',
    cell: ({ requestId }) => (requestId ? <Mono text={requestId} max={13} /> : <NotSet />),
  },
];

const rowId = ({ id }: JournalEntry) => String(id);

/** What this tab has asked of the service, newest first. */
export function Component() {
  const entries = useJournal();
  const [params, setParams] = useSearchParams();
  const shown = shownIn(params);
  const [ids, setIds] = useState<ReadonlySet<number>>(new Set());
  const [scripting, setScripting] = useState<readonly JournalEntry[]>();
  const { calls, outcome } = shown;
  const rows = useMemo(() => entriesShown(entries, { calls, outcome }), [entries, calls, outcome]);
  const query = params.get('q') ?? '';
  // The buttons act on what is ticked, else on what the filter leaves.
  const found = useMemo(() => filterRows(searchable(rows, searchText), query), [rows, query]);
  const chosen = ids.size > 0 ? entries.filter(({ id }) => ids.has(id)) : found;

  const toggle = (id: number) => {
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    setIds(next);
  };
  const choose = (part: Partial<Shown>) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        for (const [name, value] of Object.entries(part)) next.set(name, value);
        next.delete('page');
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  const what = ids.size > 0 ? `${count(ids.size, 'chosen call')}` : `${count(found.length, 'call')} shown`;
  const nothing = chosen.length === 0 ? { disabled: true, disabledReason: 'There are no calls.' } : {};

  return (
    <Screen
      title="Journal"
      crumbs={[]}
      description="What this tab has asked of the service, newest first. It is kept in memory only and goes with the tab."
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {ids.size > 0 && (
            <Button variant="link" onClick={() => setIds(new Set())}>
              Choose none
            </Button>
          )}
          <Button
            {...nothing}
            ariaLabel={`Export ${what} as JSON`}
            onClick={() => download(exportText(chosen, new Date()), 'gatehouse-journal.json')}
          >
            Export JSON
          </Button>
          <Button {...nothing} ariaLabel={`Copy ${what} as script`} onClick={() => setScripting(chosen)}>
            Copy as script
          </Button>
        </SpaceBetween>
      }
    >
      <SpaceBetween direction="horizontal" size="s">
        <SegmentedControl
          label="Calls"
          selectedId={calls}
          options={[
            { id: 'writes', text: 'Changes' },
            { id: 'all', text: 'All calls' },
          ]}
          onChange={({ detail }) => choose({ calls: detail.selectedId as Shown['calls'] })}
        />
        <SegmentedControl
          label="Outcome"
          selectedId={outcome}
          options={[
            { id: 'any', text: 'Any outcome' },
            { id: 'accepted', text: 'Accepted' },
            { id: 'refused', text: 'Not accepted' },
          ]}
          onChange={({ detail }) => choose({ outcome: detail.selectedId as Shown['outcome'] })}
        />
      </SpaceBetween>
      <Ticked value={{ ids, toggle }}>
        <ListTable
          list={{ ...STILL, rows }}
          noun="call"
          columns={columns}
          search={searchText}
          rowId={rowId}
          empty={emptyNotice(shown, entries.length)}
        />
      </Ticked>
      {scripting && <ScriptDialog entries={scripting} onDismiss={() => setScripting(undefined)} />}
    </Screen>
  );
}

/** The journal is there as it is: nothing of it has to be loaded. */
const STILL = {
  updatedAt: 0,
  isFetching: false,
  hasMore: false,
  hasFailed: false,
  loadMore: () => undefined,
};

function emptyNotice({ calls, outcome }: Shown, total: number): { text: string } {
  if (outcome !== 'any') return { text: `None of ${count(total, 'call')} ended like that.` };
  if (calls === 'all') return { text: 'Every call that this tab sends from now on is kept here.' };
  return { text: `Nothing was changed from this tab yet. ${count(total, 'call')} only read.` };
}
