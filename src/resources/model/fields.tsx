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
        <TextField<ModelValues> name="Name" label="Name" constraint="Letters and digits, up to 128." />
        <TextField<ModelValues> name="ContentType" label="Content type" placeholder="application/json" />
        <CodeField<ModelValues>
          name="Schema"
          label="Schema"
          language="json"
          check={schemaMarks}
          constraint="JSON schema draft 4, up to 32,768 characters. $ref may lead to models of this API only."
        />
        <TextAreaField<ModelValues> name="Description" label="Description" rows={2} />
      </SpaceBetween>
    </Container>
  );
}

/** What is no JSON, else what is no JSON schema of draft 4; the schema of schemas is loaded when it is first needed. */
async function schemaMarks(text: string): Promise<Diagnostic[]> {
  const faults = jsonDiagnostics(text);
  if (faults.length > 0) return faults;
  const { draft4Diagnostics } = await import('../../service/rules/json-schema-draft4');
  return draft4Diagnostics(text);
}
