import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { TextField, ToggleField } from '../../forms/fields';
import { EntriesField, ParametersField } from '../../forms/list-fields';
import { evaluateSelection } from '../../service/rules/selection-expression';
import { SelectionTester } from '../shared/selection-tester';
import type { RouteValues } from './model';

/** The fields that only routes of WebSocket APIs have. */
export function WebSocketFields() {
  return (
    <Container header={<Header variant="h2">Messages</Header>}>
      <SpaceBetween size="l">
        <ToggleField<RouteValues>
          name="twoWay"
          label="Two-way communication"
          description="The client gets the backend response. Turning this on creates a $default route response, turning it off deletes it."
        />
        <TextField<RouteValues>
          name="ModelSelectionExpression"
          label="Model selection expression"
          placeholder="$request.body.action"
          constraint="Selects the model that validates a message. Empty: no validation."
        />
        <SelectionTester<RouteValues>
          name="ModelSelectionExpression"
          sample={{ request: { body: { action: 'join' } } }}
          evaluate={evaluateSelection}
          meaning={describeModel}
        />
        <EntriesField<RouteValues>
          name="RequestModels"
          label="Request models"
          noun="model"
          keyLabel="Key"
          valueLabel="Model name"
          keyPlaceholder="$default"
        />
        <ParametersField<RouteValues>
          name="RequestParameters"
          label="Request parameters"
          keyPlaceholder="route.request.header.Authorization"
          constraint="Requests without a required parameter are rejected."
        />
      </SpaceBetween>
    </Container>
  );
}

function describeModel(result: string) {
  return `The model with the key ${result || '(empty)'} validates the message. If there is none, the message is not validated.`;
}
