import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { Mono } from '../../../ui/mono';
import { NotSet } from '../../../ui/not-set';
import { Time } from '../../../ui/time';
import { EVENT_NAMES } from '../socket-model';
import type { SentEvent } from './socket-log';

const COLUMNS: readonly TableProps.ColumnDefinition<SentEvent>[] = [
  { id: 'event', header: 'Event', cell: ({ event }) => EVENT_NAMES[event], isRowHeader: true, width: 120 },
  {
    id: 'connection',
    header: 'Connection',
    cell: ({ connectionId }) => (connectionId === undefined ? <NotSet /> : <Mono text={connectionId} />),
    width: 180,
  },
  {
    id: 'outcome',
    header: 'Outcome',
    cell: ({ result }) => (
      <StatusIndicator type={result.succeeds ? 'success' : 'error'}>
        {result.routeKey ?? result.summary}
      </StatusIndicator>
    ),
  },
  { id: 'at', header: 'Sent', cell: ({ at }) => <Time at={at} />, width: 120 },
  { id: 'ms', header: 'Duration', cell: ({ ms }) => `${ms.toLocaleString('en')} ms`, width: 110 },
];

interface SentEventsProps {
  sent: readonly SentEvent[];
  shown: SentEvent | undefined;
  onShow: (id: string) => void;
}

/** The events of the connections of this page; the chosen one's trace is shown. */
export function SentEvents({ sent, shown, onShow }: SentEventsProps) {
  return (
    <Table
      header={
        <Header
          variant="h2"
          counter={`(${sent.length})`}
          description="Kept until the page is reloaded or closed, as the connections are."
        >
          Sent events
        </Header>
      }
      ariaLabels={{
        tableLabel: 'Sent events',
        selectionGroupLabel: 'Shown event',
        itemSelectionLabel: (_, { event, connectionId = '' }) => `Show ${EVENT_NAMES[event]} ${connectionId}`,
      }}
      variant="container"
      contentDensity="compact"
      columnDefinitions={COLUMNS}
      items={sent}
      trackBy="id"
      selectionType="single"
      selectedItems={shown ? [shown] : []}
      onSelectionChange={({ detail }) => onShow(detail.selectedItems[0]?.id ?? '')}
      onRowClick={({ detail }) => onShow(detail.item.id)}
    />
  );
}
