import SpaceBetween from '@cloudscape-design/components/space-between';
import { SelectField, TextAreaField, TextField, ToggleField } from '../../forms/fields';
import { API_KEY_SELECTIONS } from '../../service/rules/api';
import { evaluateSelection } from '../../service/rules/selection-expression';
import { SelectionTester } from '../shared/selection-tester';
import type { ApiValues } from './model';
import { RouteTarget } from './route-target';

/** The fields that the create and edit forms share. */
export function ApiFields({ protocol, apiId }: { protocol: string; apiId?: string }) {
  return (
    <SpaceBetween size="l">
      <TextField<ApiValues> name="Name" label="Name" required constraint="1 to 128 characters." />
      <TextAreaField<ApiValues>
        name="Description"
        label="Description"
        rows={2}
        constraint="Up to 1,024 characters."
      />
      <TextField<ApiValues>
        name="Version"
        label="Version"
        constraint="A label of your choice, up to 64 characters."
      />
      {protocol === 'WEBSOCKET' && (
        <SpaceBetween size="l">
          <TextField<ApiValues>
            name="RouteSelectionExpression"
            label="Route selection expression"
            constraint="Selects the route key from a message, such as $request.body.action."
          />
          <SelectionTester<ApiValues>
            name="RouteSelectionExpression"
            sample={{ request: { body: { action: 'join' } } }}
            evaluate={evaluateSelection}
            meaning={(result) =>
              apiId === undefined ? (
                'Messages go to the route with this key, else to $default.'
              ) : (
                <RouteTarget apiId={apiId} result={result} />
              )
            }
          />
          <SelectField<ApiValues>
            name="ApiKeySelectionExpression"
            label="API key selection expression"
            options={API_KEY_SELECTIONS.map((value) => ({ value, label: value }))}
            placeholder="Service default"
          />
          <SelectionTester<ApiValues>
            name="ApiKeySelectionExpression"
            sample={{
              request: { header: { 'x-api-key': 'a1b2c3' } },
              context: { authorizer: { usageIdentifierKey: 'd4e5f6' } },
            }}
            evaluate={evaluateSelection}
          />
          <ToggleField<ApiValues>
            name="DisableSchemaValidation"
            label="Disable schema validation"
            description="Messages are not validated against models."
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
        description="Clients can reach the API only through a custom domain name. Takes effect with the next deployment, on an auto-deploy stage immediately."
      />
    </SpaceBetween>
  );
}
