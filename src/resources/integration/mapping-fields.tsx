import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Labelled, useBound } from '../../forms/fields';
import { EntriesField } from '../../forms/list-fields';
import { RowEditor, rowLabel } from '../../forms/row-editor';
import type { Protocol } from '../../service/rules/rule';
import type { IntegrationValues } from './model';
import type { ResponseMapping } from './response-mappings';

/** Mappings of request parameters and, for HTTP APIs, of response parameters. */
export function MappingFields({ protocol }: { protocol: Protocol }) {
  const http = protocol === 'HTTP';
  return (
    <Container header={<Header variant="h2">Parameter mapping</Header>}>
      <SpaceBetween size="l">
        <EntriesField<IntegrationValues>
          name="RequestParameters"
          label="Request parameters"
          noun="request mapping"
          keyLabel="Parameter"
          keyPlaceholder={http ? 'overwrite:header.name' : 'integration.request.header.name'}
          valuePlaceholder={http ? '$request.header.name' : 'route.request.header.name'}
          empty="Requests are passed through unchanged."
          constraint={
            http
              ? "append, overwrite or remove a header or querystring, or overwrite:path. The value of remove is ''."
              : 'To integration.request.header, querystring or path.'
          }
        />
        {http && <ResponseMappingField />}
      </SpaceBetween>
    </Container>
  );
}

function ResponseMappingField() {
  const { field, error } = useBound<IntegrationValues, 'ResponseParameters'>('ResponseParameters');
  const rows = field.value;
  const set = (index: number, change: Partial<ResponseMapping>) =>
    field.onChange(rows.map((row, at) => (at === index ? { ...row, ...change } : row)));
  const cell = (label: string, member: keyof ResponseMapping, placeholder: string) => ({
    label,
    control: (row: ResponseMapping, index: number) => (
      <Input
        value={row[member]}
        ariaLabel={`${label} of response mapping ${index + 1}`}
        placeholder={placeholder}
        onChange={({ detail }) => set(index, { [member]: detail.value })}
        onBlur={field.onBlur}
        spellcheck={false}
      />
    ),
  });
  return (
    <Labelled
      label="Response parameters"
      error={error}
      constraint="Per status code from 200 to 599: append, overwrite or remove a header, or overwrite:statuscode."
    >
      <RowEditor<ResponseMapping>
        items={rows}
        empty="Responses are passed through unchanged."
        addButtonText="Add response mapping"
        rowName={({ status, key }, index) => rowLabel('response mapping', `${status} ${key}`.trim(), index)}
        onAddButtonClick={() => field.onChange([...rows, { status: '', key: '', value: '' }])}
        onRemoveButtonClick={({ detail }) =>
          field.onChange(rows.filter((_, index) => index !== detail.itemIndex))
        }
        gridLayout={[{ rows: [[2, 5, 5]], removeButton: { width: 'auto' } }]}
        definition={[
          cell('Status', 'status', '200'),
          cell('Parameter', 'key', 'overwrite:header.name'),
          cell('Value', 'value', '$response.body.name'),
        ]}
      />
    </Labelled>
  );
}
