import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { SelectField, TextAreaField, TextField, useBound } from '../../form/fields';
import { MAX_TIMEOUT } from '../../rules/integration';
import { ROUTE_METHODS } from '../../rules/route-key';
import type { Protocol } from '../../rules/rule';
import type { IntegrationValues, Purpose } from './values';

/** The first choice: what the integration is for. */
export function PurposeField() {
  const { field } = useBound<IntegrationValues, 'purpose'>('purpose');
  return (
    <FormField label="Integration type" stretch>
      <Tiles
        value={field.value}
        onChange={({ detail }) => field.onChange(detail.value)}
        ariaLabel="Integration type"
        items={[
          {
            value: 'lambda',
            label: 'Lambda proxy',
            description: 'The function gets the request as an event.',
          },
          { value: 'http', label: 'HTTP proxy', description: 'The request goes on to a URL.' },
        ]}
      />
    </FormField>
  );
}

/** The members of a Lambda or HTTP proxy integration. */
export function IntegrationFields({ purpose, protocol }: { purpose: Purpose; protocol: Protocol }) {
  return (
    <SpaceBetween size="l">
      {purpose === 'lambda' ? (
        <TextField<IntegrationValues>
          name="IntegrationUri"
          label="Function ARN"
          placeholder="arn:aws:lambda:us-east-1:123456789012:function:orders"
          constraint="A stage variable may stand for the function's name: ${stageVariables.name}."
        />
      ) : (
        <>
          <TextField<IntegrationValues>
            name="IntegrationUri"
            label="URL"
            placeholder="https://backend.example.com/pets/{petId}"
            constraint="Path variables of the route and ${stageVariables.name} may stand in it."
          />
          <SelectField<IntegrationValues>
            name="IntegrationMethod"
            label="Method to the backend"
            placeholder="Choose a method"
            options={ROUTE_METHODS.map((value) => ({ value, label: value }))}
          />
        </>
      )}
      {purpose === 'lambda' && protocol === 'HTTP' && (
        <SelectField<IntegrationValues>
          name="PayloadFormatVersion"
          label="Payload format version"
          options={[
            { value: '2.0', label: '2.0', description: 'Shorter event, simple responses' },
            { value: '1.0', label: '1.0', description: 'The event of REST APIs' },
          ]}
        />
      )}
      <TextField<IntegrationValues>
        name="TimeoutInMillis"
        label="Timeout, milliseconds"
        type="number"
        constraint={`50 to ${MAX_TIMEOUT[protocol].toLocaleString('en')}; empty means the longest.`}
      />
      <TextField<IntegrationValues>
        name="CredentialsArn"
        label="Credentials ARN"
        constraint="The IAM role API Gateway uses. Without one, the function's own resource policy decides."
      />
      <TextAreaField<IntegrationValues> name="Description" label="Description" rows={2} />
    </SpaceBetween>
  );
}
