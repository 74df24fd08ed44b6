import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { Method } from '../../../ui/method-badge';
import { Mono } from '../../../ui/mono';
import { Time } from '../../../ui/time';
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
    <Table
      header={
        <Header
          variant="h2"
          counter={`(${sent.length})`}
          description="Kept until the page is reloaded or closed."
        >
          Sent requests
        </Header>
      }
      ariaLabels={{
        tableLabel: 'Sent requests',
        selectionGroupLabel: 'Shown request',
        itemSelectionLabel: (_, { method, path }) => `Show ${method} ${path}`,
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

function Status({ status }: { status: number | undefined }) {
  if (status === undefined) return <StatusIndicator type="warning">Not known</StatusIndicator>;
  return <StatusIndicator type={status < 400 ? 'success' : 'error'}>{status}</StatusIndicator>;
}
