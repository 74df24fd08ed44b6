import Box from '@cloudscape-design/components/box';
import Table from '@cloudscape-design/components/table';
import type { ListedConnection } from '../../../service/traffic/websocket/management';
import { Mono } from '../../../ui/mono';
import { Time } from '../../../ui/time';

interface ConnectionTableProps {
  /** Undefined while they are read. */
  rows: readonly ListedConnection[] | undefined;
  chosenId: string;
  onChoose: (connectionId: string) => void;
}

/** The open connections of a stage; one is chosen. */
export function ConnectionTable({ rows, chosenId, onChoose }: ConnectionTableProps) {
  return (
    <Table<ListedConnection>
      variant="embedded"
      contentDensity="compact"
      ariaLabels={{
        tableLabel: 'Open connections',
        selectionGroupLabel: 'Chosen connection',
        itemSelectionLabel: (_, { connectionId }) => `Choose ${connectionId}`,
      }}
      columnDefinitions={[
        {
          id: 'id',
          header: 'Connection ID',
          cell: ({ connectionId }) => <Mono text={connectionId} />,
          isRowHeader: true,
        },
        { id: 'since', header: 'Connected', cell: ({ connectedAt }) => <Time at={new Date(connectedAt)} /> },
        { id: 'ip', header: 'Source IP', cell: ({ sourceIp }) => sourceIp },
        {
          id: 'active',
          header: 'Last active',
          cell: ({ lastActiveAt }) => <Time at={new Date(lastActiveAt)} />,
        },
      ]}
      items={rows ?? []}
      loading={rows === undefined}
      loadingText="Loading connections"
      empty={<Box color="text-body-secondary">No connection to this stage is open.</Box>}
      trackBy="connectionId"
      selectionType="single"
      selectedItems={(rows ?? []).filter(({ connectionId }) => connectionId === chosenId)}
      onSelectionChange={({ detail }) => onChoose(detail.selectedItems[0]?.connectionId ?? '')}
      onRowClick={({ detail }) => onChoose(detail.item.connectionId)}
    />
  );
}
