import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormContext, useWatch } from 'react-hook-form';
import { SelectField, TextField, useBound } from '../../forms/fields';
import { integrationName } from '../../service/integration-name';
import { ROUTE_METHODS } from '../../service/rules/route-key';
import type { RouteContext, RouteValues } from './model';

/** The integration of a route: an existing one, one created with the route, or none. */
export function AttachFields({ context }: { context: RouteContext }) {
  const { control, formState } = useFormContext<RouteValues>();
  const { field } = useBound<RouteValues, 'attach'>('attach');
  const type = useWatch({ control, name: 'IntegrationType' });
  const hadTarget = formState.defaultValues?.Target !== '';
  return (
    <SpaceBetween size="l">
      <FormField label="Attach">
        <RadioGroup
          value={field.value}
          onChange={({ detail }) => field.onChange(detail.value)}
          ariaLabel="Attach"
          items={[
            {
              value: 'existing',
              label: 'An integration of this API',
              disabled: context.integrations.length === 0,
              ...(context.integrations.length === 0 ? { description: 'This API has no integrations.' } : {}),
            },
            { value: 'new', label: 'A new integration' },
            {
              value: 'none',
              label: 'None yet',
              disabled: hadTarget,
              description: hadTarget
                ? 'A target can be replaced, not removed.'
                : 'The route returns an error until an integration is attached.',
            },
          ]}
        />
      </FormField>
      {field.value === 'existing' && (
        <SelectField<RouteValues>
          name="Target"
          label="Integration"
          placeholder="Choose an integration"
          filter={context.integrations.length > 5}
          options={context.integrations.map((integration) => ({
            value: `integrations/${integration.IntegrationId}`,
            label: integrationName(integration),
            description: [integration.IntegrationId, integration.Description].filter(Boolean).join(' · '),
          }))}
        />
      )}
      {field.value === 'new' && (
        <SpaceBetween size="l">
          <SelectField<RouteValues>
            name="IntegrationType"
            label="Integration type"
            options={[
              { value: 'AWS_PROXY', label: 'Lambda proxy' },
              { value: 'HTTP_PROXY', label: 'HTTP proxy' },
            ]}
          />
          {type === 'AWS_PROXY' ? (
            <SpaceBetween size="l">
              <TextField<RouteValues>
                name="IntegrationUri"
                label="Function ARN"
                required
                placeholder="arn:aws:lambda:us-east-1:123456789012:function:orders"
              />
              {context.protocol === 'HTTP' && (
                <SelectField<RouteValues>
                  name="PayloadFormatVersion"
                  label="Payload format version"
                  options={[
                    { value: '2.0', label: '2.0' },
                    { value: '1.0', label: '1.0' },
                  ]}
                />
              )}
            </SpaceBetween>
          ) : (
            <SpaceBetween size="l">
              <TextField<RouteValues>
                name="IntegrationUri"
                label="URL"
                required
                placeholder="https://backend.example.com/pets/{petId}"
              />
              <SelectField<RouteValues>
                name="IntegrationMethod"
                label="Integration method"
                placeholder="Choose a method"
                options={ROUTE_METHODS.map((value) => ({ value, label: value }))}
              />
            </SpaceBetween>
          )}
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}
