import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { useWatch } from 'react-hook-form';
import { SelectField, TextAreaField, TextField, useBound } from '../../form/fields';
import { MAX_TIMEOUT } from '../../rules/integration';
import { ROUTE_METHODS } from '../../rules/route-key';
import type { Protocol } from '../../rules/rule';
import { MappingFields } from './mapping-fields';
import { PrivateFields } from './private-fields';
import { hasTemplates, PURPOSES, PURPOSES_OF, type Purpose } from './purposes';
import { ServiceFields } from './service-fields';
import { TemplateFields } from './template-fields';
import type { IntegrationValues } from './values';

/** The first choice: what the integration is for. */
export function PurposeField({ protocol }: { protocol: Protocol }) {
  const { field, error } = useBound<IntegrationValues, 'purpose'>('purpose');
  return (
    <FormField label="Integration type" errorText={error} stretch>
      <Tiles
        value={field.value}
        onChange={({ detail }) => field.onChange(detail.value)}
        ariaLabel="Integration type"
        items={PURPOSES_OF[protocol].map((value) => ({
          value,
          label: PURPOSES[value].label,
          description: PURPOSES[value].description,
        }))}
      />
    </FormField>
  );
}

/** All members that an integration of this purpose has. */
export function IntegrationFields({ protocol }: { protocol: Protocol }) {
  const purpose = useWatch<IntegrationValues, 'purpose'>({ name: 'purpose' });
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{PURPOSES[purpose].label}</Header>}>
        <SpaceBetween size="l">
          <BackendFields purpose={purpose} />
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
          {purpose !== 'mock' && (
            <TextField<IntegrationValues>
              name="CredentialsArn"
              label="Credentials ARN"
              constraint={
                purpose === 'service'
                  ? 'The IAM role with which API Gateway calls the action.'
                  : "The IAM role API Gateway uses. Without one, the function's own resource policy decides."
              }
            />
          )}
          <TextAreaField<IntegrationValues> name="Description" label="Description" rows={2} />
        </SpaceBetween>
      </Container>
      {purpose === 'service' ? <ServiceFields /> : <MappingFields protocol={protocol} />}
      {protocol === 'WEBSOCKET' && <TemplateFields templates={hasTemplates(purpose)} />}
    </SpaceBetween>
  );
}

/** Where requests go. */
function BackendFields({ purpose }: { purpose: Purpose }) {
  switch (purpose) {
    case 'lambda':
      return (
        <TextField<IntegrationValues>
          name="IntegrationUri"
          label="Function ARN"
          placeholder="arn:aws:lambda:us-east-1:123456789012:function:orders"
          constraint="A stage variable may stand for the function's name: ${stageVariables.name}."
        />
      );
    case 'http':
    case 'httpCustom':
      return (
        <SpaceBetween size="l">
          <TextField<IntegrationValues>
            name="IntegrationUri"
            label="URL"
            placeholder="https://backend.example.com/pets/{petId}"
            constraint="Path variables of the route and ${stageVariables.name} may stand in it."
          />
          <BackendMethod />
        </SpaceBetween>
      );
    case 'private':
      return (
        <SpaceBetween size="l">
          <PrivateFields />
          <BackendMethod />
        </SpaceBetween>
      );
    case 'aws':
      return (
        <SpaceBetween size="l">
          <TextField<IntegrationValues>
            name="IntegrationUri"
            label="Action or function URI"
            placeholder="arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/…/invocations"
          />
          <BackendMethod />
        </SpaceBetween>
      );
    default:
      return null;
  }
}

function BackendMethod() {
  return (
    <SelectField<IntegrationValues>
      name="IntegrationMethod"
      label="Method to the backend"
      placeholder="Choose a method"
      options={ROUTE_METHODS.map((value) => ({ value, label: value }))}
    />
  );
}
