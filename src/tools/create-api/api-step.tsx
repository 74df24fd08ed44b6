import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { useWatch } from 'react-hook-form';
import { TextAreaField, TextField, ToggleField, useBound } from '../../forms/fields';
import { TokensField } from '../../forms/list-fields';
import { fieldsOf, type WizardValues } from './model';

/** @param isCreated the API exists, so its protocol is immutable */
export function ApiStep({ isCreated }: { isCreated: boolean }) {
  const { field } = useBound<WizardValues, 'ProtocolType'>('ProtocolType');
  const cors = useWatch<WizardValues, 'cors'>({ name: 'cors' });
  const http = field.value === 'HTTP';
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">API</Header>}>
        <SpaceBetween size="l">
          <FormField
            label="Protocol"
            description={
              isCreated
                ? 'The API is already created, so its protocol cannot be changed.'
                : 'It cannot be changed later.'
            }
            stretch
          >
            <Tiles
              value={field.value}
              onChange={({ detail }) => field.onChange(detail.value)}
              ariaLabel="Protocol"
              items={[
                {
                  value: 'HTTP',
                  label: 'HTTP',
                  description: 'Request and response.',
                  disabled: isCreated,
                },
                {
                  value: 'WEBSOCKET',
                  label: 'WebSocket',
                  description: 'Two-way messages over a persistent connection.',
                  disabled: isCreated,
                },
              ]}
            />
          </FormField>
          <TextField<WizardValues> name="Name" label="Name" required constraint="1 to 128 characters." />
          <TextAreaField<WizardValues>
            name="Description"
            label="Description"
            rows={2}
            constraint="Up to 1,024 characters."
          />
          {!http && (
            <TextField<WizardValues>
              name="RouteSelectionExpression"
              label="Route selection expression"
              constraint="Selects the route key from a message, such as $request.body.action."
            />
          )}
        </SpaceBetween>
      </Container>
      {http && (
        <Container header={<Header variant="h2">CORS</Header>}>
          <SpaceBetween size="l">
            <ToggleField<WizardValues>
              name="cors"
              label="Allow browsers on other origins to call this API"
              description="You can edit the complete configuration later."
            />
            {cors && (
              <SpaceBetween size="l">
                <TokensField<WizardValues>
                  name="AllowOrigins"
                  label="Allowed origins"
                  noun="origin"
                  placeholder="https://www.example.com"
                  constraint="Scheme, host and port without a path; or *, https://* or http://*."
                />
                <TokensField<WizardValues>
                  name="AllowMethods"
                  label="Allowed methods"
                  noun="method"
                  placeholder="GET"
                />
                <TokensField<WizardValues>
                  name="AllowHeaders"
                  label="Allowed headers"
                  noun="header"
                  placeholder="content-type"
                />
              </SpaceBetween>
            )}
          </SpaceBetween>
        </Container>
      )}
    </SpaceBetween>
  );
}

export function StageStep() {
  const [protocol, stage] = useWatch<WizardValues, ['ProtocolType', 'stage']>({
    name: ['ProtocolType', 'stage'],
  });
  const http = protocol === 'HTTP';
  const { stageName } = fieldsOf({ ProtocolType: protocol });
  return (
    <Container>
      <SpaceBetween size="l">
        <ToggleField<WizardValues>
          name="stage"
          label="Create a stage"
          description="Clients cannot call the API without a stage."
        />
        {stage && (
          <SpaceBetween size="l">
            <TextField<WizardValues>
              key={stageName}
              name={stageName}
              label="Stage name"
              required
              constraint={
                http
                  ? '$default uses the root of the URL; any other name is the first path segment.'
                  : 'The first path segment of the URL.'
              }
            />
            <ToggleField<WizardValues>
              name="AutoDeploy"
              label="Automatic deployment"
              description="Changes are deployed automatically. Otherwise the API is deployed once at the end, then manually."
            />
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  );
}
