import SpaceBetween from '@cloudscape-design/components/space-between';
import { SelectField, TextAreaField, TextField, ToggleField } from '../../form/fields';
import { API_KEY_SELECTIONS } from '../../rules/api';
import type { ApiValues } from './values';

/** What an API is, whichever way it is made. */
export function ApiFields({ protocol }: { protocol: string }) {
  return (
    <SpaceBetween size="l">
      <TextField<ApiValues> name="Name" label="Name" constraint="1 to 128 characters." />
      <TextAreaField<ApiValues>
        name="Description"
        label="Description"
        rows={2}
        constraint="Up to 1,024 characters."
      />
      <TextField<ApiValues>
        name="Version"
        label="Version"
        constraint="Your own label, up to 64 characters."
      />
      {protocol === 'WEBSOCKET' && (
        <SpaceBetween size="l">
          <TextField<ApiValues>
            name="RouteSelectionExpression"
            label="Route selection expression"
            constraint="Where a message names its route, such as $request.body.action."
          />
          <SelectField<ApiValues>
            name="ApiKeySelectionExpression"
            label="API key selection expression"
            options={API_KEY_SELECTIONS.map((value) => ({ value, label: value }))}
            placeholder="The service's default"
          />
          <ToggleField<ApiValues>
            name="DisableSchemaValidation"
            label="Disable schema validation"
            description="Messages are passed on without being checked against models."
          />
        </SpaceBetween>
      )}
      <SelectField<ApiValues>
        name="IpAddressType"
        label="IP address type"
        options={[
          { value: 'ipv4', label: 'ipv4' },
          { value: 'dualstack', label: 'dualstack', description: 'IPv4 and IPv6' },
        ]}
      />
      <ToggleField<ApiValues>
        name="DisableExecuteApiEndpoint"
        label="Disable the execute-api endpoint"
        description="Clients reach the API through a custom domain name only. Takes effect with the next deployment."
      />
    </SpaceBetween>
  );
}
