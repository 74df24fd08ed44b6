import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FileInput from '@cloudscape-design/components/file-input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  deleteSaved,
  MAX_SAVED,
  type ReadableEntry,
  type SavedEntry,
  savedOptions,
  storeSaved,
} from '../../client/cache/saved-configurations';
import { countOf } from '../../lib/format';
import { readSavedFile } from '../../service/configuration/saved';
import { notify } from '../../ui/notify';
import { PropertyListSkeleton } from '../../ui/property-list';
import { Screen } from '../../ui/screen';
import textStyles from '../../ui/text.module.css';
import { Time } from '../../ui/time';
import { EntryActions } from './entry-actions';

/** The configurations that this browser keeps: compare, restore, create from, edit, download and delete them. */
export function Component() {
  const { data: entries, error } = useQuery(savedOptions);
  const [problem, setProblem] = useState<string>();
  const load = async (file: File | undefined) => {
    setProblem(undefined);
    if (!file) return;
    try {
      const read = readSavedFile(await file.text());
      if (!read.ok) return setProblem(`${file.name}: ${read.problem}`);
      await storeSaved(read.saved);
      notify('success', `Configuration ${read.saved.name} is loaded.`);
    } catch (failure) {
      setProblem(failure instanceof Error ? failure.message : String(failure));
    }
  };
  return (
    <Screen
      title="Saved configurations"
      crumbs={[]}
      description="Kept in this browser, without credentials. Save one from an API, from a stage or at a deployment."
      actions={
        <FileInput
          value={[]}
          accept=".json,application/json"
          onChange={({ detail }) => void load(detail.value[0])}
        >
          Load from file
        </FileInput>
      }
    >
      <SpaceBetween size="m">
        {problem !== undefined && (
          <Alert
            type="error"
            header="The file could not be loaded"
            dismissible
            dismissAriaLabel="Close"
            onDismiss={() => setProblem(undefined)}
          >
            {problem}
          </Alert>
        )}
        {error ? (
          <Alert type="error" header="Saved configurations are not available">
            {error.message}
          </Alert>
        ) : entries ? (
          <Entries entries={entries} />
        ) : (
          <PropertyListSkeleton />
        )}
      </SpaceBetween>
    </Screen>
  );
}

function Entries({ entries }: { entries: readonly SavedEntry[] }) {
  const readable = entries.filter((entry): entry is ReadableEntry => entry.ok);
  const damaged = entries.filter(({ ok }) => !ok);
  return (
    <SpaceBetween size="m">
      {damaged.length > 0 && (
        <Alert
          type="warning"
          header={`${countOf(damaged.length, 'entry', 'entries')} cannot be read`}
          action={
            <Button onClick={() => void Promise.all(damaged.map(({ id }) => deleteSaved(id)))}>Delete</Button>
          }
        >
          {damaged.map((entry) => (entry.ok ? '' : entry.problem)).join(' ')}
        </Alert>
      )}
      <Table
        items={readable}
        trackBy="id"
        wrapLines
        columnDefinitions={COLUMNS}
        footer={
          readable.length > 0 && (
            <Box color="text-body-secondary">
              {readable.length} of at most {MAX_SAVED},{' '}
              {kilobytes(readable.reduce((sum, { bytes }) => sum + bytes, 0))}
            </Box>
          )
        }
        ariaLabels={{ tableLabel: 'Saved configurations' }}
        empty={
          <Box textAlign="center" color="inherit">
            <b>No saved configurations</b>
            <Box variant="p" color="inherit">
              Open an API and choose Save configuration.
            </Box>
          </Box>
        }
      />
    </SpaceBetween>
  );
}

const kilobytes = (bytes: number) => `${Math.ceil(bytes / 1000).toLocaleString('en')} kB`;

const PROTOCOLS = { HTTP: 'HTTP', WEBSOCKET: 'WebSocket' };

const COLUMNS: TableProps.ColumnDefinition<ReadableEntry>[] = [
  {
    id: 'name',
    header: 'Name',
    minWidth: 180,
    isRowHeader: true,
    cell: ({ saved }) => (
      <div className={textStyles.breakAnywhere}>
        <b>{saved.name}</b>
        {saved.note !== undefined && <div className={textStyles.secondary}>{saved.note}</div>}
      </div>
    ),
  },
  {
    id: 'api',
    header: 'API and connection',
    minWidth: 160,
    cell: ({ saved: { configuration, origin } }) => (
      <div className={textStyles.breakAnywhere}>
        {String(configuration.api.Name)}
        <div className={textStyles.secondary}>
          {origin.connection}, {origin.region}
        </div>
      </div>
    ),
  },
  {
    id: 'protocol',
    header: 'Protocol',
    cell: ({ saved }) => PROTOCOLS[saved.configuration.protocol],
  },
  {
    id: 'savedAt',
    header: 'Saved',
    cell: ({ saved, bytes }) => (
      <div>
        <Time at={new Date(saved.savedAt)} />
        <div className={textStyles.secondary}>{kilobytes(bytes)}</div>
      </div>
    ),
  },
  { id: 'actions', header: 'Actions', cell: (entry) => <EntryActions entry={entry} />, minWidth: 250 },
];
