import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useParams } from 'react-router';
import { screens } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useConnection } from '../../client/connection/use-connection';
import { exactTime } from '../../lib/format';
import { describeCall } from '../../plans/journal/describe-call';
import type { JournalEntry } from '../../plans/journal/journal-entry';
import { planFromJournal } from '../../plans/journal/plan-from-journal';
import { ApiCallPreview } from '../../plans/ui/api-call-preview';
import { CodeBlock } from '../../ui/code-block';
import { Copyable } from '../../ui/copyable';
import { PropertyList, PropertyListSkeleton } from '../../ui/property-list';
import { Screen } from '../../ui/screen';
import { changePath, jsonText } from './model';
import { OutcomeStatus } from './outcome';
import { UndoButton, undoOf } from './undo-button';
import { useJournal } from './use-journal';

const crumbs = [screens.journal];

/** A journal entry: request and response of a call. */
export function Component() {
  const { id } = useParams();
  const { entries, isLoading } = useJournal();
  const entry = entries.find((one) => String(one.id) === id);
  if (!entry && isLoading) return <PropertyListSkeleton />;
  if (!entry) return <NotFound />;
  return (
    <Screen
      title={`${entry.operation}: ${describeCall(entry)}`}
      crumbs={crumbs}
      actions={<UndoButton entries={[entry]} />}
    >
      <EntryProperties entry={entry} />
    </Screen>
  );
}

function NotFound() {
  return (
    <Screen title="Not in this journal" crumbs={crumbs} width="form">
      <Box>
        The journal of this connection does not contain this call. Reads are kept until the tab is closed,
        changes until 1,000 later ones.
      </Box>
      <div>
        <Button href={paths.journal}>Go to the journal</Button>
      </div>
    </Screen>
  );
}

function EntryProperties({ entry }: { entry: JournalEntry }) {
  const { outcome, connection, output, before } = entry;
  const undoText = useUndoText(entry);
  return (
    <SpaceBetween size="l">
      <PropertyList
        title="Call"
        facts={[
          { label: 'Operation', value: entry.operation },
          { label: 'Resource', value: describeCall(entry) },
          { label: 'Outcome', value: <OutcomeStatus entry={entry} /> },
          { label: 'Sent', value: exactTime(new Date(entry.at)) },
          { label: 'Duration', value: `${entry.ms} ms` },
          { label: 'Attempts', value: String(entry.attempts) },
          { label: 'Connection', value: `${connection.name} (${connection.region})` },
          {
            label: 'Request ID',
            value: entry.requestId && <Copyable text={entry.requestId} what="request ID" />,
          },
          {
            label: 'Part of',
            value: entry.change && <Link href={changePath(entry.change.id)}>{entry.change.title}</Link>,
          },
          { label: 'Undo', value: undoText },
          ...(outcome === 'ok' ? [] : [{ label: 'Message', value: outcome.message }]),
        ]}
      />
      <Part title="Input" note="As sent" value={entry.input} open />
      {output && <Part title="Response" note="As returned by the service" value={output} />}
      {before && <Part title="Before" note="The cached resource before the call" value={before} />}
      {outcome === 'ok' && <ApiCallPreview plan={planFromJournal([entry], { reads: true })} />}
    </SpaceBetween>
  );
}

function useUndoText(entry: JournalEntry): string {
  const undo = undoOf(entry, useConnection());
  return 'reason' in undo ? undo.reason : undo.summary;
}

function Part(props: { title: string; note: string; value: unknown; open?: boolean }) {
  const [open, setOpen] = useState(props.open ?? false);
  return (
    <Container>
      <ExpandableSection
        headerText={props.title}
        headerDescription={props.note}
        expanded={open}
        onChange={({ detail }) => setOpen(detail.expanded)}
      >
        {open && <CodeBlock text={jsonText(props.value)} what={props.title} />}
      </ExpandableSection>
    </Container>
  );
}
