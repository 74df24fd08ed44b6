import Header from '@cloudscape-design/components/header';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';

interface TraceTableProps<Row> {
  title: string;
  description: string;
  /** How many rows there are, beside the title. */
  counter?: number;
  actions?: ReactNode;
  columns: readonly TableProps.ColumnDefinition<Row>[];
  /** Undefined while they are loaded. */
  rows: readonly Row[] | undefined;
  rowId: (row: Row) => string;
  /** What the rows are: "request". */
  noun: string;
  /** The name of a row: "GET /orders". */
  rowName: (row: Row) => string;
  empty?: string;
  wrapLines?: boolean;
  shown: Row | undefined;
  onShow: (row: Row) => void;
}

/** Requests or events that were answered; one is chosen, whose trace is shown beside the table. */
export function TraceTable<Row>(props: TraceTableProps<Row>) {
  const { title, description, counter, actions, columns, rows, rowId, noun, rowName, empty, shown, onShow } =
    props;
  return (
    <Table<Row>
      header={
        <Header
          variant="h2"
          {...(counter !== undefined && { counter: `(${counter})` })}
          description={description}
          actions={actions}
        >
          {title}
        </Header>
      }
      ariaLabels={{
        tableLabel: title,
        selectionGroupLabel: `Shown ${noun}`,
        itemSelectionLabel: (_, row) => `Show ${rowName(row)}`,
      }}
      variant="container"
      contentDensity="compact"
      wrapLines={props.wrapLines ?? false}
      columnDefinitions={columns}
      items={rows ?? []}
      loading={rows === undefined}
      loadingText={`Loading ${noun}s`}
      empty={empty}
      trackBy={rowId}
      selectionType="single"
      selectedItems={shown === undefined ? [] : [shown]}
      onSelectionChange={({ detail: { selectedItems } }) => {
        const [row] = selectedItems;
        if (row !== undefined) onShow(row);
      }}
      onRowClick={({ detail }) => onShow(detail.item)}
    />
  );
}
