import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { TextField } from '../../forms/fields';
import { EntriesField, ParametersField } from '../../forms/list-fields';
import { evaluateSelection } from '../../service/rules/selection-expression';
import { SelectionTester } from '../shared/selection-tester';
import type { RouteResponseValues } from './model';

export function RouteResponseFields() {
  return (
    <Container>
      <SpaceBetween size="l">
        <TextField<RouteResponseValues>
          name="RouteResponseKey"
          label="Response key"
          required
          constraint="The service supports only $default, which makes the route two-way."
        />
        <TextField<RouteResponseValues>
          name="ModelSelectionExpression"
          label="Model selection expression"
          placeholder="$request.body.action"
        />
        <SelectionTester<RouteResponseValues>
          name="ModelSelectionExpression"
          sample={{ request: { body: { action: 'join' } } }}
          evaluate={evaluateSelection}
        />
        <EntriesField<RouteResponseValues>
          name="ResponseModels"
          label="Response models"
          noun="model"
          keyLabel="Key"
          valueLabel="Model name"
          keyPlaceholder="$default"
        />
        <ParametersField<RouteResponseValues>
          name="ResponseParameters"
          label="Response parameters"
          keyPlaceholder="route.response.header.name"
        />
      </SpaceBetween>
    </Container>
  );
}
