import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import { Method } from '../../../ui/method-badge';
import { Mono } from '../../../ui/mono';
import { Time } from '../../../ui/time';
import { TraceTable } from '../trace-table';
import type { SentRequest } from './sent-list';

interface SentRequestsProps {
  sent: readonly SentRequest[];
  shown: SentRequest | undefined;
  onShow: (id: string) => void;
}

const COLUMNS: readonly TableProps.ColumnDefinition<SentRequest>[] = [
  { id: 'method', header: 'Method', cell: ({ method }) => <Method name={method} />, width: 100 },
  { id: 'path', header: 'Path', cell: ({ path }) => <Mono text={path} />, isRowHeader: true },
  {
    id: 'status',
    header: 'Status',
    cell: ({ trace }) => <Status status={trace.response?.status} />,
    width: 110,
  },
  { id: 'at', header: 'Sent', cell: ({ at }) => <Time at={at} />, width: 130 },
  { id: 'ms', header: 'Duration', cell: ({ ms }) => `${ms.toLocaleString('en')} ms`, width: 110 },
];

/** The requests that this page has sent; the chosen one's trace is shown. */
export function SentRequests({ sent, shown, onShow }: SentRequestsProps) {
  return (
    <TraceTable
      title="Sent requests"
      description="Kept until the page is reloaded or closed."
      counter={sent.length}
      columns={COLUMNS}
      rows={sent}
      rowId={({ id }) => id}
      noun="request"
      rowName={({ method, path }) => `${method} ${path}`}
      shown={shown}
      onShow={({ id }) => onShow(id)}
    />
  );
}

function Status({ status }: { status: number | undefined }) {
  if (status === undefined) return <StatusIndicator type="warning">Not known</StatusIndicator>;
  return <StatusIndicator type={status < 400 ? 'success' : 'error'}>{status}</StatusIndicator>;
}
