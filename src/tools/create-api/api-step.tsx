import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { useWatch } from 'react-hook-form';
import { TextAreaField, TextField, ToggleField, useBound } from '../../forms/fields';
import { TokensField } from '../../forms/list-fields';
import { fieldsOf, type WizardValues } from './model';

/** Protocol, name, and for HTTP APIs which browsers may call. `isMade`: the API exists, its protocol is settled. */
export function ApiStep({ isMade }: { isMade: boolean }) {
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
              isMade ? 'The API is created already: its protocol is settled.' : 'It cannot be changed later.'
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
                  description: 'Requests and answers.',
                  disabled: isMade,
                },
                {
                  value: 'WEBSOCKET',
                  label: 'WebSocket',
                  description: 'Messages both ways over a lasting connection.',
                  disabled: isMade,
                },
              ]}
            />
          </FormField>
          <TextField<WizardValues> name="Name" label="Name" constraint="1 to 128 characters." />
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
              constraint="Where a message names its route, such as $request.body.action."
            />
          )}
        </SpaceBetween>
      </Container>
      {http && (
        <Container header={<Header variant="h2">CORS</Header>}>
          <SpaceBetween size="l">
            <ToggleField<WizardValues>
              name="cors"
              label="Let browsers of other origins call this API"
              description="All members of the configuration can be edited afterwards."
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

/** The stage that makes the API answer. */
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
          description="Without a stage nobody can call the API."
        />
        {stage && (
          <SpaceBetween size="l">
            <TextField<WizardValues>
              key={stageName}
              name={stageName}
              label="Stage name"
              constraint={
                http
                  ? '$default serves from the root of the address; any other name is its first segment.'
                  : 'The first segment of the address.'
              }
            />
            <ToggleField<WizardValues>
              name="AutoDeploy"
              label="Automatic deployment"
              description="Every change is served at once. Without it, the API is deployed once at the end and then by hand."
            />
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  );
}
