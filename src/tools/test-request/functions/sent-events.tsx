import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import { Mono } from '../../../ui/mono';
import { NotSet } from '../../../ui/not-set';
import { Time } from '../../../ui/time';
import { EVENT_NAMES } from '../socket-model';
import { TraceTable } from '../trace-table';
import type { SentEvent } from './socket-log';

const NAMES = { ...EVENT_NAMES, manage: '@connections' };

const COLUMNS: readonly TableProps.ColumnDefinition<SentEvent>[] = [
  { id: 'event', header: 'Event', cell: ({ event }) => NAMES[event], isRowHeader: true, width: 140 },
  {
    id: 'connection',
    header: 'Connection',
    cell: ({ connectionId }) => (connectionId === undefined ? <NotSet /> : <Mono text={connectionId} />),
    width: 180,
  },
  {
    id: 'outcome',
    header: 'Outcome',
    cell: ({ result, outcome }) => (
      <StatusIndicator type={result.succeeds ? 'success' : 'error'}>
        {outcome ?? result.routeKey ?? result.summary}
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
    <TraceTable
      title="Sent events"
      description="Kept until the page is reloaded or closed, as the connections are."
      counter={sent.length}
      columns={COLUMNS}
      rows={sent}
      rowId={({ id }) => id}
      noun="event"
      rowName={({ event, connectionId = '' }) => `${NAMES[event]} ${connectionId}`}
      shown={shown}
      onShow={({ id }) => onShow(id)}
    />
  );
}
