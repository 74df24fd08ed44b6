import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { TextField, ToggleField } from '../../forms/fields';
import { EntriesField, ParametersField } from '../../forms/list-fields';
import { evaluateSelection } from '../../service/rules/selection-expression';
import { SelectionTester } from '../shared/selection-tester';
import type { RouteValues } from './model';

/** What only routes of WebSocket APIs have: answers, models and parameters. */
export function WebSocketFields() {
  return (
    <Container header={<Header variant="h2">Messages</Header>}>
      <SpaceBetween size="l">
        <ToggleField<RouteValues>
          name="twoWay"
          label="Two-way communication"
          description="The caller gets the backend's answer: a $default route response is made, or removed when this is switched off."
        />
        <TextField<RouteValues>
          name="ModelSelectionExpression"
          label="Model selection expression"
          placeholder="$request.body.action"
          constraint="Which model a message is checked against; empty checks none."
        />
        <SelectionTester<RouteValues>
          name="ModelSelectionExpression"
          sample={{ request: { body: { action: 'join' } } }}
          evaluate={evaluateSelection}
          meaning={modelAnswer}
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
          constraint="A required parameter that is missing refuses the request."
        />
      </SpaceBetween>
    </Container>
  );
}

function modelAnswer(result: string) {
  return `The model with the key ${result || '(empty)'} checks the message; without one nothing does.`;
}
