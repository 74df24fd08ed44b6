import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { SelectField, TextField } from '../../forms/fields';
import { EntriesField } from '../../forms/list-fields';
import { evaluateSelection } from '../../service/rules/selection-expression';
import { vtlDiagnostics } from '../../service/rules/vtl';
import { SelectionTester } from '../shared/selection-tester';
import type { IntegrationResponseValues } from './model';

export function IntegrationResponseFields() {
  return (
    <Container>
      <SpaceBetween size="l">
        <TextField<IntegrationResponseValues>
          name="IntegrationResponseKey"
          label="Response key"
          required
          constraint="$default, or a regular expression between slashes that matches the backend response: /4\d\d/."
        />
        <SelectField<IntegrationResponseValues>
          name="ContentHandlingStrategy"
          label="Content handling"
          options={[
            { value: '', label: 'Pass through' },
            { value: 'CONVERT_TO_BINARY', label: 'CONVERT_TO_BINARY', description: 'Base64 text to bytes' },
            { value: 'CONVERT_TO_TEXT', label: 'CONVERT_TO_TEXT', description: 'Bytes to Base64 text' },
          ]}
        />
        <TextField<IntegrationResponseValues>
          name="TemplateSelectionExpression"
          label="Template selection expression"
          placeholder="\$default"
          constraint="Selects the template, such as ${integration.response.statuscode}."
        />
        <SelectionTester<IntegrationResponseValues>
          name="TemplateSelectionExpression"
          sample={{
            request: { body: { action: 'join' } },
            integration: { response: { statuscode: 404, header: { kind: 'short' } } },
          }}
          evaluate={evaluateSelection}
          meaning={(key) => `The template with the key ${key || '(empty)'} applies, else $default.`}
        />
        <EntriesField<IntegrationResponseValues>
          name="ResponseTemplates"
          label="Response templates"
          noun="template"
          keyLabel="Template key"
          valueLabel="Template"
          keyPlaceholder="$default"
          code={{ language: 'velocity', check: vtlDiagnostics }}
          constraint="Velocity (VTL). Ctrl ] and Ctrl [ indent."
        />
        <EntriesField<IntegrationResponseValues>
          name="ResponseParameters"
          label="Response parameters"
          noun="parameter"
          keyLabel="Parameter"
          valueLabel="Source"
          keyPlaceholder="method.response.header.name"
          valuePlaceholder="integration.response.header.name"
          constraint="From integration.response.header.name, integration.response.body.path, or a string in single quotes."
        />
      </SpaceBetween>
    </Container>
  );
}
