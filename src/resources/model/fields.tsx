import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { CodeField } from '../../forms/code-field';
import { TextAreaField, TextField } from '../../forms/fields';
import { type Diagnostic, jsonDiagnostics } from '../../lib/diagnostic';
import type { ModelValues } from './model';

export function ModelFields() {
  return (
    <Container>
      <SpaceBetween size="l">
        <TextField<ModelValues>
          name="Name"
          label="Name"
          required
          constraint="Letters and digits, up to 128."
        />
        <TextField<ModelValues>
          name="ContentType"
          label="Content type"
          required
          placeholder="application/json"
        />
        <CodeField<ModelValues>
          name="Schema"
          label="Schema"
          required
          language="json"
          check={schemaDiagnostics}
          constraint="JSON schema draft 4, up to 32,768 characters. $ref may refer to models of this API only."
        />
        <TextAreaField<ModelValues> name="Description" label="Description" rows={2} />
      </SpaceBetween>
    </Container>
  );
}

/** JSON syntax errors, else draft 4 violations. The meta-schema is loaded on demand. */
async function schemaDiagnostics(text: string): Promise<Diagnostic[]> {
  const syntaxErrors = jsonDiagnostics(text);
  if (syntaxErrors.length > 0) return syntaxErrors;
  const { draft4Diagnostics } = await import('../../service/rules/json-schema-draft4');
  return draft4Diagnostics(text);
}
