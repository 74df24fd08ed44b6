import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import { paths } from '../../app/paths';
import { countOf, cutMiddle } from '../../lib/format';
import { describeCall } from '../../plans/journal/describe-call';
import { journal } from '../../plans/journal/journal';
import type { JournalEntry } from '../../plans/journal/journal-entry';
import { clearStoredEntries } from '../../plans/journal/stored-journal';
import { type Column, ListTable } from '../../table/list-table';
import { filterRows, searchable } from '../../table/rows';
import type { BulkSelection } from '../../table/selection';
import { useUrlMembers } from '../../table/url-members';
import { download } from '../../ui/download';
import { Mono } from '../../ui/mono';
import { NotSet } from '../../ui/not-set';
import { notify } from '../../ui/notify';
import { Screen } from '../../ui/screen';
import {
  changePath,
  entriesShown,
  exportText,
  type JournalFilter,
  outcomeText,
  searchText,
  shownIn,
} from './model';
import { OutcomeStatus, SentAt } from './outcome';
import { ScriptDialog } from './script';
import { UndoButton } from './undo-button';
import { useJournal } from './use-journal';

const columns: Column<JournalEntry>[] = [
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
    header: 'Resource',
    cell: (entry) => {
      const text = describeCall(entry);
      return <span title={text}>{cutMiddle(text, 70)}</span>;
    },
    sort: describeCall,
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
    cell: (entry) => <UndoButton entries={[entry]} inline />,
    width: 100,
  },
  {
    id: 'change',
    header: 'Part of',
    cell: ({ change }) => change && <Link href={changePath(change.id)}>{cutMiddle(change.title, 50)}</Link>,
    sort: ({ change }) => change?.title,
    minWidth: 160,
  },
  { id: 'ms', header: 'Duration', cell: ({ ms }) => `${ms} ms`, sort: ({ ms }) => ms, width: 100 },
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

/** The calls that this tab sent, and the earlier changes on its connection; newest first. */
export function Component() {
  const { entries } = useJournal();
  const [params, set] = useUrlMembers();
  const shown = shownIn(params);
  const { calls, outcome, change } = shown;
  const rows = useMemo(
    () => entriesShown(entries, { calls, outcome, change }),
    [entries, calls, outcome, change],
  );
  const changed = change === undefined ? [] : rows.toReversed();
  const query = params.get('q') ?? '';
  const found = useMemo(() => filterRows(searchable(rows, searchText), query), [rows, query]);

  return (
    <Screen
      title="Journal"
      crumbs={[]}
      description="The calls that this tab sent and the changes that this browser made on this connection, newest first. Reads are kept until the tab is closed."
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <EntryActions entries={found} what={`${countOf(found.length, 'call')} shown`} />
          <ClearButton disabled={entries.length === 0} />
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
          onChange={({ detail }) => set({ calls: detail.selectedId })}
        />
        <SegmentedControl
          label="Outcome"
          selectedId={outcome}
          options={[
            { id: 'any', text: 'Any outcome' },
            { id: 'accepted', text: 'Accepted' },
            { id: 'refused', text: 'Not accepted' },
          ]}
          onChange={({ detail }) => set({ outcome: detail.selectedId })}
        />
      </SpaceBetween>
      {changed.length > 0 && (
        <Alert type="info" header={changed[0]?.change?.title} action={<UndoButton entries={changed} />}>
          {countOf(changed.length, 'call')}. <Link href={paths.journal}>Show the whole journal</Link>
        </Alert>
      )}
      <ListTable
        list={{ ...LOADED, rows }}
        noun="call"
        columns={columns}
        search={searchText}
        rowId={rowId}
        bulk={bulk}
        empty={emptyNotice(shown, entries.length)}
      />
    </Screen>
  );
}

/** Removes the calls of this tab and what this browser has kept. */
function ClearButton({ disabled }: { disabled: boolean }) {
  const clear = async () => {
    try {
      await clearStoredEntries();
      journal.clear();
      notify('success', 'The journal is cleared.');
    } catch (error) {
      notify('error', `The journal could not be cleared: ${error instanceof Error ? error.message : error}`);
    }
  };
  return (
    <Button disabled={disabled} onClick={() => void clear()}>
      Clear journal
    </Button>
  );
}

/** Actions on the shown or the selected calls. */
function EntryActions({ entries, what }: { entries: readonly JournalEntry[]; what: string }) {
  const [scripting, setScripting] = useState(false);
  const nothing = entries.length === 0 ? { disabled: true, disabledReason: 'There are no calls.' } : {};
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button
        {...nothing}
        ariaLabel={`Export ${what} as JSON`}
        onClick={() => download(exportText(entries, new Date()), 'gatehouse-journal.json')}
      >
        Export JSON
      </Button>
      <Button {...nothing} ariaLabel={`Copy ${what} as script`} onClick={() => setScripting(true)}>
        Copy as script
      </Button>
      {scripting && <ScriptDialog entries={entries} onDismiss={() => setScripting(false)} />}
    </SpaceBetween>
  );
}

const bulk: BulkSelection<JournalEntry> = {
  name: ({ id, operation }) => `call ${id}, ${operation}`,
  actions: (entries) => (
    <EntryActions entries={entries} what={`${countOf(entries.length, 'selected call')}`} />
  ),
};

/** The journal is in memory, so nothing is loaded. */
const LOADED = {
  updatedAt: 0,
  isFetching: false,
  hasMore: false,
  hasFailed: false,
  loadMore: () => undefined,
};

function emptyNotice({ calls, outcome, change }: JournalFilter, total: number): { text: string } {
  if (change !== undefined) return { text: 'The calls of this change are no longer in the journal.' };
  if (outcome !== 'any') return { text: `None of ${countOf(total, 'call')} has this outcome.` };
  if (calls === 'all') return { text: 'Calls that this tab sends appear here.' };
  const reads = total > 0 ? ` ${countOf(total, 'read call')} hidden.` : '';
  return { text: `Nothing has been changed yet.${reads}` };
}
