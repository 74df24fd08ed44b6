import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Container from '@cloudscape-design/components/container';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useWatch } from 'react-hook-form';
import { useBound } from '../../form/fields';
import { OWN_LABEL } from '../../form/list-fields';
import { ROUTE_METHODS } from '../../rules/route-key';
import { useRowError } from './rows';
import { freeId, type IntegrationRow, newIntegration, type WizardValues } from './values';

const TYPES = [
  { value: 'AWS_PROXY', label: 'Lambda proxy' },
  { value: 'HTTP_PROXY', label: 'HTTP proxy' },
] as const;

const VERSIONS = ['2.0', '1.0'].map((value) => ({ value, label: `Payload ${value}` }));

const METHODS = ROUTE_METHODS.map((value) => ({ value, label: value }));

/** The backends that routes will lead to. */
export function IntegrationsStep() {
  const protocol = useWatch<WizardValues, 'ProtocolType'>({ name: 'ProtocolType' });
  const { field } = useBound<WizardValues, 'integrations'>('integrations');
  const error = useRowError('integrations');
  const rows = field.value;
  const set = (index: number, change: Partial<IntegrationRow>) =>
    field.onChange(rows.map((row, at) => (at === index ? { ...row, ...change } : row)));
  return (
    <Container>
      <AttributeEditor<IntegrationRow>
        items={rows}
        empty="No integrations. Routes can get theirs later."
        addButtonText="Add integration"
        removeButtonText="Remove"
        removeButtonAriaLabel={(row) => `Remove integration ${rows.indexOf(row) + 1}`}
        onAddButtonClick={() => field.onChange([...rows, newIntegration(freeId(rows))])}
        onRemoveButtonClick={({ detail }) => field.onChange(rows.toSpliced(detail.itemIndex, 1))}
        definition={[
          {
            label: 'Type',
            control: (row, index) => (
              <Select
                selectedOption={TYPES.find(({ value }) => value === row.IntegrationType) ?? null}
                options={TYPES}
                ariaLabel={`Type ${index + 1}`}
                onChange={({ detail }) =>
                  set(index, {
                    IntegrationType: detail.selectedOption.value as IntegrationRow['IntegrationType'],
                  })
                }
              />
            ),
          },
          {
            label: 'Function ARN or URL',
            control: (row, index) => (
              <Input
                value={row.IntegrationUri}
                ariaLabel={`${row.IntegrationType === 'AWS_PROXY' ? 'Function ARN' : 'URL'} ${index + 1}`}
                ariaLabelledby={OWN_LABEL}
                placeholder={
                  row.IntegrationType === 'AWS_PROXY'
                    ? 'arn:aws:lambda:us-east-1:123456789012:function:orders'
                    : 'https://backend.example.com'
                }
                spellcheck={false}
                autoComplete={false}
                onChange={({ detail }) => set(index, { IntegrationUri: detail.value })}
                onBlur={field.onBlur}
              />
            ),
            errorText: (_row, index) => error(index, 'IntegrationUri'),
          },
          {
            label: protocol === 'HTTP' ? 'Method or payload version' : 'Method',
            control: (row, index) => {
              if (row.IntegrationType === 'HTTP_PROXY') {
                return (
                  <Select
                    selectedOption={METHODS.find(({ value }) => value === row.IntegrationMethod) ?? null}
                    options={METHODS}
                    ariaLabel={`Method to the backend ${index + 1}`}
                    onChange={({ detail }) =>
                      set(index, { IntegrationMethod: detail.selectedOption.value ?? '' })
                    }
                  />
                );
              }
              if (protocol === 'WEBSOCKET') return <span className="gh-secondary">Not for functions</span>;
              return (
                <Select
                  selectedOption={VERSIONS.find(({ value }) => value === row.PayloadFormatVersion) ?? null}
                  options={VERSIONS}
                  ariaLabel={`Payload format version ${index + 1}`}
                  onChange={({ detail }) =>
                    set(index, { PayloadFormatVersion: detail.selectedOption.value ?? '' })
                  }
                />
              );
            },
            errorText: (_row, index) =>
              error(index, 'IntegrationMethod') ?? error(index, 'PayloadFormatVersion'),
          },
        ]}
      />
    </Container>
  );
}
