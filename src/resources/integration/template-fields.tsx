import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { SelectField, TextField } from '../../forms/fields';
import { EntriesField } from '../../forms/list-fields';
import { evaluateSelection } from '../../service/rules/selection-expression';
import { vtlDiagnostics } from '../../service/rules/vtl';
import { SelectionTester } from '../shared/selection-tester';
import type { IntegrationValues } from './model';

/** How messages of a WebSocket API are passed to the backend; `templates`: a non-proxy integration. */
export function TemplateFields({ templates }: { templates: boolean }) {
  return (
    <Container header={<Header variant="h2">Message handling</Header>}>
      <SpaceBetween size="l">
        <SelectField<IntegrationValues>
          name="ContentHandlingStrategy"
          label="Content handling"
          options={[
            { value: '', label: 'Pass through' },
            { value: 'CONVERT_TO_BINARY', label: 'CONVERT_TO_BINARY', description: 'Base64 text to bytes' },
            { value: 'CONVERT_TO_TEXT', label: 'CONVERT_TO_TEXT', description: 'Bytes to Base64 text' },
          ]}
        />
        {templates && (
          <SpaceBetween size="l">
            <SelectField<IntegrationValues>
              name="PassthroughBehavior"
              label="Passthrough behavior"
              options={[
                { value: '', label: 'Service default' },
                { value: 'WHEN_NO_MATCH', label: 'WHEN_NO_MATCH' },
                { value: 'WHEN_NO_TEMPLATES', label: 'WHEN_NO_TEMPLATES' },
                { value: 'NEVER', label: 'NEVER' },
              ]}
            />
            <TextField<IntegrationValues>
              name="TemplateSelectionExpression"
              label="Template selection expression"
              placeholder="\$default"
              constraint="Selects the template, such as ${request.body.action}."
            />
            <SelectionTester<IntegrationValues>
              name="TemplateSelectionExpression"
              sample={{ request: { body: { action: 'join' } } }}
              evaluate={evaluateSelection}
              meaning={(key) => `The template with the key ${key || '(empty)'} applies, else $default.`}
            />
            <EntriesField<IntegrationValues>
              name="RequestTemplates"
              label="Request templates"
              noun="template"
              keyLabel="Template key"
              valueLabel="Template"
              keyPlaceholder="$default"
              code={{ language: 'velocity', check: vtlDiagnostics }}
              constraint="Velocity (VTL). Ctrl ] and Ctrl [ indent."
            />
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  );
}
