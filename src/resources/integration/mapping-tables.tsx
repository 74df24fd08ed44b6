import type { Integration } from '@aws-sdk/client-apigatewayv2';
import Header from '@cloudscape-design/components/header';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { toEntries } from '../../lib/entries';
import { CodeBlock } from '../../ui/code-block';
import { Code } from '../../ui/mono';
import { PropertyList } from '../../ui/property-list';
import { type MappingRow, requestRows, responseRows } from './mapping-tables-model';

/** The parameter mappings of an integration; a table without rows is omitted. */
export function MappingTables({ integration }: { integration: Integration }) {
  const isAction = integration.IntegrationSubtype !== undefined;
  return (
    <>
      <MappingTable
        title={isAction ? 'Action parameters' : 'Request mapping'}
        rows={requestRows(integration)}
      />
      <MappingTable title="Response mapping" rows={responseRows(integration)} />
    </>
  );
}

/** The request templates by their key, as code. */
export function TemplateTable({ integration }: { integration: Integration }) {
  const templates = toEntries(integration.RequestTemplates);
  if (templates.length === 0) return null;
  return (
    <PropertyList
      title="Request templates"
      columns={1}
      facts={[
        {
          label: 'Template selection expression',
          value: <Code text={integration.TemplateSelectionExpression} />,
        },
        ...templates.map(({ key, value }) => ({
          label: key,
          value: <CodeBlock text={value} what={`template ${key}`} />,
        })),
      ]}
    />
  );
}

function MappingTable({ title, rows }: { title: string; rows: readonly MappingRow[] }) {
  if (rows.length === 0) return null;
  const columns: TableProps.ColumnDefinition<MappingRow>[] = [
    ...(rows.some(({ status }) => status !== undefined)
      ? [{ id: 'status', header: 'Status code', cell: ({ status }: MappingRow) => status, width: 130 }]
      : []),
    ...(rows.some(({ action }) => action !== '')
      ? [{ id: 'action', header: 'Action', cell: ({ action }: MappingRow) => action, width: 130 }]
      : []),
    {
      id: 'target',
      header: 'Parameter',
      isRowHeader: true,
      cell: ({ target }) => <Code text={target} />,
      minWidth: 200,
    },
    { id: 'value', header: 'Value', cell: ({ value }) => <Code text={value} />, minWidth: 260 },
  ];
  return (
    <Table<MappingRow>
      items={rows}
      trackBy="id"
      wrapLines
      columnDefinitions={columns}
      ariaLabels={{ tableLabel: title }}
      header={
        <Header variant="h2" counter={`(${rows.length.toLocaleString('en')})`}>
          {title}
        </Header>
      }
    />
  );
}
